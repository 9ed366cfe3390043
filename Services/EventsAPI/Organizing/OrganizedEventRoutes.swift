import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/users/me/events`
struct OrganizedEventRoutes: Sendable {
    let organized: OrganizedEvents

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/users/me/events") { request, context in
            let identity = try context.signedIn()
            let page = try await organized.page(of: identity, try OrganizedEventFilter(request.uri.queryParameters))
            var headers: HTTPFields = [.cacheControl: "no-store"]
            headers[.counts] = page.counts?.text
            headers[.link] = page.next.map { PageLink.next(request.uri, cursor: $0) }
            return try WireResponse.json(.ok, page.events, headers: headers)
        }
    }
}
