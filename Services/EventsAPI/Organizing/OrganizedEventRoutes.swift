import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/users/me/events`
struct OrganizedEventRoutes: Sendable {
    let store: OrganizedEventStore
    let now: @Sendable () -> Date

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/users/me/events") { request, context in
            let identity = try context.signedIn()
            let filter = try OrganizedEventFilter(request.uri.queryParameters)
            let now = now()
            let page = try await store.events(of: identity, filter, now: now)
            var headers: HTTPFields = [.cacheControl: "no-store"]
            if filter.after == nil {
                headers[.counts] = try await store.counts(of: identity, filter, now: now).text
            }
            if page.count == filter.limit, let last = page.last {
                let cursor = EventCursor(last.event, sort: .time, score: 0).page
                headers[.link] = PageLink.next(request.uri, cursor: cursor)
            }
            return try WireResponse.json(.ok, page, headers: headers)
        }
    }
}
