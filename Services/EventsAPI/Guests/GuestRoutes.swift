import CampusCore
import Hummingbird
import ServiceKit

/// `/api/v1/rsvps/{id}/confirm`; a guest asks for a seat where everyone does, in ``RSVPRoutes``.
struct GuestRoutes: Sendable {
    let guests: Guests
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/rsvps/:id/confirm") { request, context in
            var request = request
            let id = try context.id()
            let key = try await idempotency.key(of: &request, context)
            let body = try await request.decode(as: Confirmation.self, context: context)
            // Confirming twice is confirming once; the key keeps the answer.
            let rsvp = try await idempotency.onceKnown(key) {
                try await guests.confirm(rsvpID: id, code: body.code)
            }
            return try WireResponse.json(.ok, rsvp)
        }
    }

    private struct Confirmation: Decodable {
        let code: String?
    }
}
