import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import ServiceKit

/// `/api/v1/events…`
struct EventRoutes: Sendable {
    let events: Events
    let hot: HotAnswers

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/events") { request, context in
            try await list(request, context, isPast: request.uri.queryParameters["status"] == "completed")
        }
        api.get("/events/past") { request, context in
            try await list(request, context, isPast: true)
        }
        api.get("/events/:id") { request, context in
            let fill = hot.fill(request, context)
            let event = try await events.event(id: try context.id(), for: context.identity)
            let response = try KeptResponse(event, tag: EventTag(event).text)
            if event.visibility == .public {
                fill?.keep(response, subject: .event(event.id.uuid), showing: [event], lifetime: 60, now: events.now())
            }
            return response.response(to: request)
        }
        api.post("/events") { request, context in
            let identity = try context.signedIn()
            let proposal = try await request.decode(as: EventProposal.self, context: context)
            let event = try await events.create(proposal, by: identity)
            let headers: HTTPFields = [
                .location: "/api/v1/events/\(event.id.uuid.wire)", .eTag: EventTag(event).text,
            ]
            return try WireResponse.json(.created, event, headers: headers)
        }
    }

    private func list(_ request: Request, _ context: EventsRequestContext, isPast: Bool) async throws -> Response {
        let filter = try Self.filter(request.uri.queryParameters, isPast: isPast)
        let fill = hot.fill(request, context)
        let page = try await events.list(filter, for: context.identity)
        var headers: HTTPFields = [:]
        if let last = page.last, page.count == filter.limit {
            headers[.link] = "<\(Self.next(request.uri, after: EventCursor(last)))>; rel=\"next\""
        }
        let response = try KeptResponse(page, headers: headers)
        fill?.keep(response, subject: .list, showing: page, lifetime: 5, now: events.now())
        return response.response(to: request)
    }

    /// - Throws: ``ValidationError`` naming every parameter that is not valid.
    static func filter(
        _ parameters: FlatDictionary<Substring, Substring>,
        isPast: Bool
    ) throws(ValidationError) -> EventStore.Filter {
        func text(_ name: Substring) -> String? { parameters[name].flatMap { $0.isEmpty ? nil : String($0) } }
        var validator = Validator()
        var filter = EventStore.Filter()
        filter.isPast = isPast
        if let category = text("category") { filter.category = validator.choice(category, "category") }
        if let search = text("search") ?? text("q") { filter.search = validator.text(search, "search", 1...200) }
        if let from = text("from") { filter.from = validator.time(from, "from") }
        if let to = text("to") { filter.to = validator.time(to, "to") }
        filter.organizerID = validator.optionalID(text("organizer_id"), "organizer_id")?.uuid
        if let limit = text("limit") { filter.limit = validator.integer(Int(limit) ?? 0, "limit", 1...100) }
        if let cursor = text("cursor") {
            filter.after = EventCursor(text: cursor)
            validator.require(filter.after != nil, "cursor", "must be one from a Link header")
        }
        try validator.finish()
        return filter
    }

    /// The same request, one page on (RFC 8288).
    private static func next(_ uri: URI, after cursor: EventCursor) -> String {
        let kept = (uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
        return uri.path + "?" + (kept + ["cursor=\(cursor.text)"]).joined(separator: "&")
    }
}

extension EventsRequestContext {
    /// The id in the path.
    ///
    /// - Throws: ``Problem`` 404, since nothing has an id that is none.
    func id(_ name: String = "id") throws -> UUID {
        guard let id = parameters.get(name, as: UUID.self) else { throw Problem(.notFound, "There is no such thing") }
        return id
    }
}
