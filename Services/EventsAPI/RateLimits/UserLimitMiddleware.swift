import Hummingbird

/// Limits by person who is signed in; stands behind ``AuthenticationMiddleware``.
struct UserLimitMiddleware: RouterMiddleware {
    let limiter: RateLimiter

    func handle(
        _ request: Request,
        context: EventsRequestContext,
        next: (Request, EventsRequestContext) async throws -> Response
    ) async throws -> Response {
        if let identity = context.identity {
            let name = RateLimitRules.name(of: request.method, route: context.endpointPath)
            try limiter.requireHere(name, .user(identity.userID))
        }
        return try await next(request, context)
    }
}
