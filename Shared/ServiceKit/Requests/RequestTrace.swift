import Foundation
public import Logging

/// A request's id and place in a trace, and how long it has taken: what every answer and log line carries, whoever
/// answers.
public struct RequestTrace: Sendable {
    /// Given by the caller or made here.
    public let requestID: String
    public let context: TraceContext
    /// The caller's span.
    private let parentID: String?
    private let start = ContinuousClock.now

    /// - Parameters:
    ///   - requestID: the caller's `X-Request-ID`.
    ///   - traceparent: the caller's (W3C Trace Context §3.2).
    public init(requestID: String?, traceparent: String?) {
        var generator = TraceIDGenerator()
        let caller = traceparent.flatMap { TraceContext(traceparent: $0) }
        parentID = caller?.spanID
        context =
            caller?.child(using: &generator)
            ?? TraceContext(using: &generator, isSampled: Tracing.isSampled(using: &generator))
        self.requestID = Self.accepted(requestID) ?? context.spanID
    }

    /// The logger that names the request in every line.
    public func logger(_ logger: Logger) -> Logger {
        var logger = logger
        logger[metadataKey: "request_id"] = "\(requestID)"
        logger[metadataKey: "trace_id"] = "\(context.traceID)"
        logger[metadataKey: "span_id"] = "\(context.spanID)"
        return logger
    }

    /// Logs and counts the request once it is answered, and tells its span.
    ///
    /// - Parameters:
    ///   - route: the route's pattern, of which there are few.
    ///   - person: stands for who asked, without saying who it is.
    ///   - logger: need not be one of ``logger(_:)``: the request is named in any case.
    public func record(
        method: String,
        route: String,
        path: String,
        status: Int,
        person: String? = nil,
        timers: RequestTimers,
        logger: Logger
    ) {
        let duration = ContinuousClock.now - start
        timers.record(method: method, route: route, status: status, duration: duration)
        Tracing.record(context) {
            let end = Date()
            return Span(
                "\(method) \(route)",
                .server,
                context: context,
                parentID: parentID,
                start: end - TimeInterval(duration.nanoseconds) / 1e9,
                end: end,
                attributes: [
                    ("http.request.method", method), ("http.route", route), ("http.response.status_code", "\(status)"),
                ],
                failure: status >= 500 ? "\(status)" : nil
            )
        }
        guard logger.logLevel <= .info else { return }
        var metadata: Logger.Metadata = [
            // Not interpolated, which costs more than all the rest of a line.
            "method": .string(method), "path": .string(Self.withoutSecrets(path)), "route": .string(route),
            "status": .string(String(status)),
            "duration_ms": .string(String(Double(duration.nanoseconds / 1000) / 1000)),
            "request_id": .string(requestID), "trace_id": .string(context.traceID), "span_id": .string(context.spanID),
        ]
        if let person { metadata["user"] = .string(person) }
        logger.info("request", metadata: metadata)
    }

    /// Ids have 36 characters. What is longer may be a secret, as in the addresses by which people leave.
    private static func withoutSecrets(_ path: String) -> String {
        var length = 0
        for byte in path.utf8 {
            length = byte == UInt8(ascii: "/") ? 0 : length + 1
            guard length <= longestSegment else {
                return path.split(separator: "/", omittingEmptySubsequences: false)
                    .map { $0.utf8.count > longestSegment ? "[secret]" : $0 }
                    .joined(separator: "/")
            }
        }
        return path
    }

    /// Of what a log line repeats of a path.
    private static let longestSegment = 40

    /// A caller's id goes into logs and headers, so only short printable ASCII without quotes is taken.
    private static func accepted(_ id: String?) -> String? {
        guard let id, (1...128).contains(id.utf8.count),
            id.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C })
        else { return nil }
        return id
    }
}

extension Duration {
    /// Whole nanoseconds.
    var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
