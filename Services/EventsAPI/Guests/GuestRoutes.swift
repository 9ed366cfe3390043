import CampusCore
import Hummingbird
import ServiceKit

/// `/api/v1/rsvps/{id}/confirm`; a guest asks for a seat where everyone does, in ``RSVPRoutes``.
struct GuestRoutes: Sendable {
    let guests: Guests

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/rsvps/:id/confirm") { request, context in
            let body = try await request.decode(as: Confirmation.self, context: context)
            return try WireResponse.json(.ok, try await guests.confirm(rsvpID: try context.id(), code: body.code))
        }
    }

    private struct Confirmation: Decodable {
        let code: String?
    }
}
