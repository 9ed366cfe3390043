import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/events/{id}/messages`
struct EventMessageRoutes: Sendable {
    let messages: EventMessages
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/events/:id/messages") { request, context in
            let identity = try context.signedIn()
            var validator = Validator()
            let limit = validator.limit(request.uri.queryParameters["limit"])
            let cursor = validator.cursor(request.uri.queryParameters["cursor"], parts: 1)
            let last = cursor.flatMap { UUID(uuidString: $0[0]) }
            validator.require(cursor == nil || last != nil, "cursor", "must be one from a Link header")
            try validator.finish()
            let page = try await messages.messages(
                eventID: try context.id(),
                before: last,
                limit: limit,
                for: identity
            )
            var headers: HTTPFields = [:]
            if let last = page.last, page.count == limit {
                headers[.link] = PageLink.next(request.uri, cursor: PageCursor([last.id.uuid.wire]))
            }
            return try WireResponse.json(.ok, page, headers: headers)
        }
        api.post("/events/:id/messages") { request, context in
            var request = request
            let identity = try context.signedIn()
            let id = try context.id()
            let key = try await idempotency.key(of: &request, context)
            let proposal = try await request.decode(as: EventMessageProposal.self, context: context)
            let message = try await idempotency.once(key) { database in
                try await messages.send(proposal, eventID: id, by: identity, on: database)
            }
            return try WireResponse.json(.created, message)
        }
    }
}
