import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/events` and what can be done with one event
struct EventRoutes: Sendable {
    let events: Events
    /// A change of an event takes its turn among the decisions about its seats.
    let lanes: DecisionLanes
    let hot: HotAnswers
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/events/:id") { request, context in
            let fill = hot.fill(request, context)
            let event = try await events.event(id: try context.id(), for: context.identity)
            let response = try KeptResponse(event, tag: EventTag(event).text)
            if event.visibility == .public {
                let moments = [event.startTime, event.endTime]
                fill?.keep(
                    response.fastPath,
                    subject: .event(event.id.uuid),
                    moments: moments,
                    lifetime: 60,
                    now: events.now()
                )
            }
            return response.response(to: request)
        }
        api.post("/events") { request, context in
            var request = request
            let identity = try context.signedIn()
            let key = try await idempotency.key(of: &request, context)
            let proposal = try await request.decode(as: EventProposal.self, context: context)
            let event = try await idempotency.once(key) { database in
                try await events.on(database).create(proposal, by: identity)
            }
            return try Self.answer(event, .created, headers: [.location: "/api/v1/events/\(event.id.uuid.wire)"])
        }
        api.put("/events/:id") { request, context in
            let identity = try context.signedIn()
            let proposal = try await request.decode(as: EventProposal.self, context: context)
            let precondition = Precondition(request.headers[values: .ifMatch])
            let id = try context.id()
            return try Self.answer(
                try await lanes.turn(eventID: id) {
                    try await events.replace(id: id, with: proposal, precondition, by: identity)
                }
            )
        }
        api.patch("/events/:id") { request, context in
            let identity = try context.signedIn()
            let patch = try await request.decode(as: JSONValue.self, context: context)
            guard case .object = patch else { throw Problem(.badRequest, "A merge patch of an event is an object") }
            let precondition = Precondition(request.headers[values: .ifMatch])
            let id = try context.id()
            return try Self.answer(
                try await lanes.turn(eventID: id) {
                    try await events.patch(id: id, with: patch, precondition, by: identity)
                }
            )
        }
        api.delete("/events/:id") { request, context in
            let precondition = Precondition(request.headers[values: .ifMatch])
            let (id, identity) = (try context.id(), try context.signedIn())
            try await lanes.turn(eventID: id) { try await events.cancel(id: id, precondition, by: identity) }
            return Response(status: .noContent)
        }
        api.get("/events/:id/history") { _, context in
            try WireResponse.json(.ok, try await events.history(id: try context.id(), for: try context.signedIn()))
        }
        addSteps(to: api)
    }

    private func addSteps(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/events/:id/publish") { request, context in
            try await step(request, context) { try await $0.publish(id: $1, by: $2) }
        }
        api.post("/events/:id/approve") { request, context in
            try await step(request, context) { try await $0.approve(id: $1, by: $2) }
        }
        api.post("/events/:id/return") { request, context in
            var request = request
            let identity = try context.signedIn()
            let id = try context.id()
            let key = try await idempotency.key(of: &request, context)
            let body = try await request.decode(as: Return.self, context: context)
            return try Self.answer(
                try await idempotency.once(key) { database in
                    try await events.on(database).giveBack(id: id, reason: body.reason, by: identity)
                }
            )
        }
    }

    /// The body of `return`.
    private struct Return: Decodable {
        let reason: String?
    }

    private func step(
        _ request: Request,
        _ context: EventsRequestContext,
        _ take: (Events, UUID, Identity) async throws -> Event
    ) async throws -> Response {
        var request = request
        let identity = try context.signedIn()
        let id = try context.id()
        let key = try await idempotency.key(of: &request, context)
        return try Self.answer(
            try await idempotency.once(key) { database in try await take(events.on(database), id, identity) }
        )
    }

    private static func answer(_ event: Event, _ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) throws
        -> Response
    {
        var headers = headers
        headers[.eTag] = EventTag(event).text
        return try WireResponse.json(status, event, headers: headers)
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
