import Hummingbird
import ServiceKit

/// Reads the bearer token (RFC 6750 §2.1); routes decide whether they need one.
struct AuthenticationMiddleware: RouterMiddleware {
    let tokens: AccessTokens

    func handle(
        _ request: Request,
        context: EventsRequestContext,
        next: (Request, EventsRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let header = request.headers[.authorization] else { return try await next(request, context) }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer",
            let identity = try await tokens.identity(of: String(parts[1]))
        else { throw AccessTokens.invalid }
        var context = context
        context.identity = identity
        RequestPerson.current?.pseudonym = identity.pseudonym
        return try await next(request, context)
    }
}
