import HTTPTypes
import Hummingbird
import ServiceKit

/// Limits by network who is not known otherwise; stands before ``AuthenticationMiddleware``.
struct NetworkLimitMiddleware: RouterMiddleware {
    let limiter: RateLimiter

    func handle(
        _ request: Request,
        context: EventsRequestContext,
        next: (Request, EventsRequestContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.trustedProxies = limiter.trustedProxies
        guard request.headers[.authorization] != nil else {
            try limiter.requireHere(.anonymous, .network(context.network(of: request)))
            return try await next(request, context)
        }
        do {
            return try await next(request, context)
        } catch let problem as Problem where problem.status == .unauthorized {
            // Who brings a token that is refused is as unknown as who brings none.
            try limiter.requireHere(.anonymous, .network(context.network(of: request)))
            throw problem
        }
    }
}
