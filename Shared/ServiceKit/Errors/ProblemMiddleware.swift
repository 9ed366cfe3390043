import CampusCore
public import Hummingbird
import Logging
import NIOCore

/// Turns every error into a problem, in this one place.
///
/// What is not meant for clients is logged with the request's id and answered 500 without a detail.
public struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
    public init() {}

    public func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = problem(of: error, context)
            let requestID = context.logger[metadataKey: "request_id"]?.description
            return problem.response(instance: request.uri.path, requestID: requestID)
        }
    }

    private func problem(of error: any Error, _ context: Context) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as any ProblemConvertible:
            let problem = error.problem
            if problem.status.code >= 500 { context.logger.error("request failed", error: error) }
            return problem
        case let error as HTTPError:
            return Problem(error.status, error.body)
        case let error as DecodingError: return Problem(.badRequest, Self.explanation(of: error))
        case is NIOTooManyBytesError: return Problem(.contentTooLarge, "The body is too large")
        case is CancellationError: return Problem(.serviceUnavailable, "The request was cut off")
        default:
            context.logger.error("request failed", error: error)
            return Problem(.internalServerError)
        }
    }

    private static func explanation(of error: DecodingError) -> String {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.isEmpty ? "The body" : context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, _): "\(key.stringValue) is missing"
        case .typeMismatch(_, let context): "\(path(context)) has the wrong type"
        case .valueNotFound(_, let context): "\(path(context)) must not be null"
        case .dataCorrupted(let context): "\(path(context)) cannot be read as JSON"
        @unknown default: "The body cannot be read"
        }
    }
}
