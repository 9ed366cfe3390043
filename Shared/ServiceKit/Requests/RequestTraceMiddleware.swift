import CoreMetrics
public import HTTPTypes
public import Hummingbird
import Logging

extension HTTPField.Name {
    /// The id of a request, given by the caller or made here, repeated in the answer and in every log line.
    public static let requestID = unchecked("X-Request-ID")
    /// W3C Trace Context §3.2.
    public static let traceparent = unchecked("traceparent")

    /// RFC 8288 §3.
    public static let link = unchecked("Link")

    /// For constant names of the RFC 9110 `token` syntax, for which the initialiser never answers nil.
    static func unchecked(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no header name") }
        return name
    }
}

/// Gives each request its id and trace, logs it once when answered, and counts it.
public struct RequestTraceMiddleware<Context: RequestContext>: RouterMiddleware {
    public init() {}

    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var generator = SystemRandomNumberGenerator()
        let trace =
            request.headers[.traceparent].flatMap { TraceContext(traceparent: $0)?.child(using: &generator) }
            ?? TraceContext(using: &generator)
        let requestID = Self.accepted(request.headers[.requestID]) ?? trace.spanID
        var context = context
        context.logger[metadataKey: "request_id"] = "\(requestID)"
        context.logger[metadataKey: "trace_id"] = "\(trace.traceID)"
        context.logger[metadataKey: "span_id"] = "\(trace.spanID)"
        let start = ContinuousClock.now
        var response = try await next(request, context)
        response.headers[.requestID] = requestID
        record(request, context, response.status, ContinuousClock.now - start)
        return response
    }

    private func record(_ request: Request, _ context: Context, _ status: HTTPResponse.Status, _ time: Duration) {
        let dimensions = [
            ("method", request.method.rawValue), ("route", context.endpointPath ?? "none"),
            ("status", "\(status.code)"),
        ]
        Timer(label: "http_request_duration", dimensions: dimensions).recordNanoseconds(time.nanoseconds)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method)", "path": "\(request.uri.path)", "status": "\(status.code)",
                "milliseconds": "\(Double(time.nanoseconds / 1000) / 1000)",
            ]
        )
    }

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
