/// The caller's place in a distributed trace, W3C Trace Context level 1 (https://www.w3.org/TR/trace-context/).
public struct TraceContext: Equatable, Sendable {
    /// 32 lower-case hexadecimal digits, not all zero.
    public let traceID: String
    /// 16 lower-case hexadecimal digits, not all zero.
    public let spanID: String
    /// Whether the caller records the trace.
    public let isSampled: Bool

    public init(traceID: String, spanID: String, isSampled: Bool) {
        self.traceID = traceID
        self.spanID = spanID
        self.isSampled = isSampled
    }

    /// Reads a `traceparent` header; nil when it is malformed, as §3.2.2 asks.
    public init?(traceparent: String) {
        let parts = traceparent.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, Self.isHexadecimal(parts[0], 2), parts[0] != "ff",
            parts[0] != "00" || parts.count == 4,
            Self.isHexadecimal(parts[1], 32), parts[1].contains(where: { $0 != "0" }),
            Self.isHexadecimal(parts[2], 16), parts[2].contains(where: { $0 != "0" }),
            Self.isHexadecimal(parts[3], 2), let flags = UInt8(parts[3], radix: 16)
        else { return nil }
        self.init(traceID: String(parts[1]), spanID: String(parts[2]), isSampled: flags & 1 == 1)
    }

    /// A new trace.
    public init(using generator: inout some RandomNumberGenerator) {
        self.init(
            traceID: Self.hexadecimal(&generator) + Self.hexadecimal(&generator),
            spanID: Self.hexadecimal(&generator),
            isSampled: false
        )
    }

    /// The same trace, one step down: what this service sends on.
    public func child(using generator: inout some RandomNumberGenerator) -> TraceContext {
        TraceContext(traceID: traceID, spanID: Self.hexadecimal(&generator), isSampled: isSampled)
    }

    /// The header to send on.
    public var traceparent: String { "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")" }

    private static func hexadecimal(_ generator: inout some RandomNumberGenerator) -> String {
        let digits = String(UInt64.random(in: 1...UInt64.max, using: &generator), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func isHexadecimal(_ text: Substring, _ count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}
