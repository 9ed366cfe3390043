import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/groups…`
struct GroupRoutes: Sendable {
    let groups: Groups
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/groups") { request, context in
            var validator = Validator()
            let limit = validator.limit(request.uri.queryParameters["limit"])
            let cursor = validator.cursor(request.uri.queryParameters["cursor"], parts: 1)
            try validator.finish()
            let page = try await groups.list(after: cursor?[0], limit: limit, for: context.identity)
            var headers: HTTPFields = [:]
            if let last = page.last, page.count == limit {
                headers[.link] = PageLink.next(request.uri, cursor: PageCursor([last.name]))
            }
            return try WireResponse.json(.ok, page, headers: headers)
        }
        api.post("/groups") { request, context in
            var request = request
            let identity = try context.signedIn()
            let key = try await idempotency.key(of: &request, context)
            let proposal = try await request.decode(as: GroupProposal.self, context: context)
            let group = try await idempotency.once(key) { database in
                try await groups.create(proposal, by: identity, on: database)
            }
            return try Self.answer(group, .created, headers: [.location: "/api/v1/groups/\(group.id.uuid.wire)"])
        }
        api.get("/groups/:id") { _, context in
            try Self.answer(try await groups.group(id: try context.id(), for: context.identity), .ok)
        }
        api.patch("/groups/:id") { request, context in
            let identity = try context.signedIn()
            let patch = try await request.decode(as: JSONValue.self, context: context)
            guard case .object = patch else { throw Problem(.badRequest, "A merge patch of a group is an object") }
            let precondition = Precondition(request.headers[values: .ifMatch])
            return try Self.answer(
                try await groups.patch(id: try context.id(), patch, precondition, by: identity),
                .ok
            )
        }
        api.delete("/groups/:id") { request, context in
            let precondition = Precondition(request.headers[values: .ifMatch])
            try await groups.delete(id: try context.id(), precondition, by: try context.signedIn())
            return Response(status: .noContent)
        }
        addMembers(to: api)
    }

    private func addMembers(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/groups/:id/members") { request, context in
            var validator = Validator()
            let limit = validator.limit(request.uri.queryParameters["limit"])
            let cursor = validator.cursor(request.uri.queryParameters["cursor"], parts: 2)
            let place = cursor.flatMap { parts in UUID(uuidString: parts[1]).map { (name: parts[0], id: $0) } }
            validator.require(cursor == nil || place != nil, "cursor", "must be one from a Link header")
            try validator.finish()
            let page = try await groups.members(
                of: try context.id(),
                after: place,
                limit: limit,
                for: try context.signedIn()
            )
            var headers: HTTPFields = [:]
            if let last = page.last, page.count == limit {
                headers[.link] = PageLink.next(request.uri, cursor: PageCursor([last.name, last.userID.uuid.wire]))
            }
            return try WireResponse.json(.ok, page, headers: headers)
        }
        api.put("/groups/:id/members") { request, context in
            let identity = try context.signedIn()
            let proposal = try await request.decode(as: GroupMemberProposal.self, context: context)
            return try WireResponse.json(
                .ok,
                try await groups.setMember(proposal, of: try context.id(), by: identity)
            )
        }
        api.delete("/groups/:id/members/:user_id") { _, context in
            try await groups.removeMember(
                try context.id("user_id"),
                of: try context.id(),
                by: try context.signedIn()
            )
            return Response(status: .noContent)
        }
    }

    private static func answer(_ group: Group, _ status: HTTPResponse.Status, headers: HTTPFields = [:]) throws
        -> Response
    {
        var headers = headers
        headers[.eTag] = "\"\(group.version)\""
        return try WireResponse.json(status, group, headers: headers)
    }
}
