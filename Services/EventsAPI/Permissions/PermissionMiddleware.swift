import Hummingbird
import ServiceKit

/// Lets through who may ask the route, as far as the token says that; the rest is the domain's to decide.
///
/// A route that stands in no table is nobody's: forgetting one closes it.
struct PermissionMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: EventsRequestContext,
        next: (Request, EventsRequestContext) async throws -> Response
    ) async throws -> Response {
        // The router has chosen the route by the time a group's middleware runs.
        let path = context.endpointPath ?? "none"
        guard let permission = RoutePermissions.permission(request.method, path) else {
            context.logger.error("a route has no permission", metadata: ["route": "\(request.method.rawValue) \(path)"])
            throw Problem(.forbidden, "Nobody may do this")
        }
        if let refusal = permission.refusal(of: context.identity) { throw refusal }
        return try await next(request, context)
    }
}
