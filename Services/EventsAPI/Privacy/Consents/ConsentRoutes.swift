import CampusCore
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/users/me/consents`
struct ConsentRoutes: Sendable {
    let consents: Consents
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/users/me/consents") { request, context in
            let identity = try context.signedIn()
            var validator = Validator()
            let limit = validator.limit(request.uri.queryParameters["limit"])
            let cursor = validator.cursor(request.uri.queryParameters["cursor"], parts: 1)
            let id = cursor.flatMap { Int($0[0]) }
            validator.require(cursor == nil || id != nil, "cursor", "must be one from a Link header")
            try validator.finish()
            let page = try await consents.list(identity, before: id, limit: limit)
            var headers: HTTPFields = [.cacheControl: "no-store"]
            if let next = page.next { headers[.link] = PageLink.next(request.uri, cursor: PageCursor(["\(next)"])) }
            return try WireResponse.json(.ok, page.consents, headers: headers)
        }
        api.post("/users/me/consents") { request, context in
            var request = request
            let identity = try context.signedIn()
            let key = try await idempotency.key(of: &request, context)
            let proposal = try await request.decode(as: ConsentProposal.self, context: context)
            let answer = try await idempotency.once(key) { database in
                try await consents.on(database).record(proposal, userID: identity.userID)
            }
            return try WireResponse.json(answer.isNew ? .created : .ok, answer.consent)
        }
    }
}
