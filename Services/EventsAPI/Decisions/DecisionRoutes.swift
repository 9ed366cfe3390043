import CampusCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/events/{id}/decisions` and `/api/v1/rsvps/{id}/decisions`
struct DecisionRoutes: Sendable {
    let log: DecisionLog

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/events/:id/decisions") { request, context in
            let identity = try context.signedIn()
            var validator = Validator()
            let limit = validator.limit(request.uri.queryParameters["limit"])
            let cursor = validator.cursor(request.uri.queryParameters["cursor"], parts: 1)
            let number = cursor.map { Int($0[0]) ?? -1 } ?? 0
            validator.require(number >= 0, "cursor", "must be one from a Link header")
            try validator.finish()
            let page = try await log.decisions(eventID: try context.id(), after: number, limit: limit, for: identity)
            var headers: HTTPFields = [:]
            if let last = page.last, page.count == limit {
                headers[.link] = PageLink.next(request.uri, cursor: PageCursor(["\(last.number)"]))
            }
            return try WireResponse.json(.ok, page, headers: headers)
        }
        api.get("/rsvps/:id/decisions") { request, context in
            return try WireResponse.json(
                .ok,
                try await log.decisions(rsvpID: try context.id(), for: context.identity, code: request.guestCode)
            )
        }
    }
}
