import CampusCore
import Hummingbird
import ServiceKit

/// `/api/v1/events/{id}/rsvp(s)`, `/api/v1/rsvps/…` and `/api/v1/users/me/rsvps`
struct RSVPRoutes: Sendable {
    let rsvps: RSVPs
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/events/:id/rsvp") { request, context in
            var request = request
            let identity = try context.signedIn()
            let id = try context.id()
            let key = try await idempotency.key(of: &request, context)
            let answer = try await rsvps.rsvp(eventID: id, by: identity, key: key)
            return try WireResponse.json(answer.status, answer.rsvp, headers: [.location: answer.location])
        }
        api.get("/events/:id/rsvps") { _, context in
            try WireResponse.json(
                .ok,
                try await rsvps.attendees(eventID: try context.id(), for: try context.signedIn())
            )
        }
        api.get("/rsvps/:id") { _, context in
            try WireResponse.json(.ok, try await rsvps.rsvp(id: try context.id(), for: try context.signedIn()))
        }
        api.delete("/rsvps/:id") { _, context in
            try await rsvps.cancel(id: try context.id(), by: try context.signedIn())
            return Response(status: .noContent)
        }
        api.get("/users/me/rsvps") { _, context in
            try WireResponse.json(.ok, try await rsvps.mine(try context.signedIn()))
        }
    }
}
