/// The caller's place in a distributed trace, W3C Trace Context level 1 (https://www.w3.org/TR/trace-context/).
public struct TraceContext: Equatable, Sendable {
    /// 32 lower-case hexadecimal digits, not all zero.
    public let traceID: String
    /// 16 lower-case hexadecimal digits, not all zero.
    public let spanID: String
    /// Whether the caller records the trace.
    public let isSampled: Bool

    /// Of the span that the task works for.
    @TaskLocal public static var current: TraceContext?

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
    public init(using generator: inout some RandomNumberGenerator, isSampled: Bool = false) {
        self.init(
            traceID: Self.hexadecimal(16, &generator),
            spanID: Self.hexadecimal(8, &generator),
            isSampled: isSampled
        )
    }

    /// The same trace, one step down: what this service sends on.
    public func child(using generator: inout some RandomNumberGenerator) -> TraceContext {
        TraceContext(traceID: traceID, spanID: Self.hexadecimal(8, &generator), isSampled: isSampled)
    }

    /// Nil when nobody is told of the trace.
    public var ifSampled: TraceContext? { isSampled ? self : nil }

    /// The same, with the process's own numbers.
    public func child() -> TraceContext {
        var generator = TraceIDGenerator()
        return child(using: &generator)
    }

    /// The header to send on.
    public var traceparent: String { "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")" }

    /// So many random bytes, a multiple of 8, no eight of which are all zero.
    private static func hexadecimal(_ count: Int, _ generator: inout some RandomNumberGenerator) -> String {
        String(unsafeUninitializedCapacity: count * 2) { digits in
            for start in stride(from: 0, to: count * 2, by: 16) {
                var bits = UInt64.random(in: 1...UInt64.max, using: &generator)
                for index in start..<start + 16 {
                    bits = bits << 4 | bits >> 60
                    let digit = UInt8(truncatingIfNeeded: bits & 15)
                    digits[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                }
            }
            return count * 2
        }
    }

    private static func isHexadecimal(_ text: Substring, _ count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}
