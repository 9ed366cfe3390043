public import Hummingbird
import Logging

/// Answers every error as the problem that it is to a client.
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
            let problem = Problem(error, logger: context.logger)
            let requestID = context.logger[metadataKey: "request_id"]?.description
            return problem.response(instance: request.uri.path, requestID: requestID)
        }
    }
}
