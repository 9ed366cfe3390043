public import HTTPTypes
public import Hummingbird
import Logging

extension HTTPField.Name {
    /// The id of a request, given by the caller or made here, repeated in the answer and in every log line.
    public static let requestID = unchecked("X-Request-ID")
    /// RFC 8288 §3.
    public static let link = unchecked("Link")

    /// For constant names of the RFC 9110 `token` syntax, for which the initialiser never answers nil.
    public static func unchecked(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no header name") }
        return name
    }
}

/// Gives each request its id and trace, logs it once when answered, and counts it.
public struct RequestTraceMiddleware<Context: RequestContext>: RouterMiddleware {
    private let timers: RequestTimers

    public init(timers: RequestTimers = RequestTimers()) {
        self.timers = timers
    }

    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let trace = RequestTrace(requestID: request.headers[.requestID], traceparent: request.headers[.traceparent])
        var context = context
        context.logger = trace.logger(context.logger)
        let person = RequestPerson()
        timers.inFlight.increment()
        defer { timers.inFlight.decrement() }
        var response = try await RequestPerson.$current.withValue(person) {
            try await TraceContext.$current.withValue(trace.context) { [context] in try await next(request, context) }
        }
        response.headers[.requestID] = trace.requestID
        trace.record(
            method: request.method.rawValue,
            route: context.endpointPath ?? "none",
            path: request.uri.path,
            status: response.status.code,
            person: person.pseudonym,
            timers: timers,
            logger: context.logger
        )
        return response
    }
}
