import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/venues…`
struct VenueRoutes: Sendable {
    let venues: Venues
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/venues") { request, _ in
            var validator = Validator()
            let parameters = request.uri.queryParameters
            let limit = validator.limit(parameters["limit"])
            let cursor = validator.cursor(parameters["cursor"], parts: 2)
            let place = cursor.flatMap { parts in UUID(uuidString: parts[1]).map { (name: parts[0], id: $0) } }
            validator.require(cursor == nil || place != nil, "cursor", "must be one from a Link header")
            try validator.finish()
            let page = try await venues.list(after: place, limit: limit)
            var headers: HTTPFields = [:]
            if let last = page.last, page.count == limit {
                headers[.link] = PageLink.next(request.uri, cursor: PageCursor([last.name, last.id.uuid.wire]))
            }
            return try WireResponse.json(.ok, page, headers: headers)
        }
        api.post("/venues") { request, context in
            var request = request
            let identity = try context.signedIn()
            let key = try await idempotency.key(of: &request, context)
            let proposal = try await request.decode(as: VenueProposal.self, context: context)
            let venue = try await idempotency.once(key) { database in
                try await venues.create(proposal, by: identity, on: database)
            }
            let location: HTTPFields = [.location: "/api/v1/venues/\(venue.id.uuid.wire)"]
            return try Self.answer(venue, .created, headers: location)
        }
        api.get("/venues/:id") { _, context in
            try Self.answer(try await venues.venue(id: try context.id()), .ok)
        }
        api.patch("/venues/:id") { request, context in
            let identity = try context.signedIn()
            let patch = try await request.decode(as: JSONValue.self, context: context)
            let precondition = Precondition(request.headers[values: .ifMatch])
            return try Self.answer(
                try await venues.patch(id: try context.id(), patch, precondition, by: identity),
                .ok
            )
        }
        api.delete("/venues/:id") { _, context in
            try await venues.archive(id: try context.id(), by: try context.signedIn())
            return Response(status: .noContent)
        }
    }

    private static func answer(_ venue: Venue, _ status: HTTPResponse.Status, headers: HTTPFields = [:]) throws
        -> Response
    {
        var headers = headers
        headers[.eTag] = "\"\(venue.version)\""
        return try WireResponse.json(status, venue, headers: headers)
    }
}
