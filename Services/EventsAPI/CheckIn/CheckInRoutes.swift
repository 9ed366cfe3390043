import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/events/{id}/check-in`
struct CheckInRoutes: Sendable {
    let checkIns: CheckIns
    let idempotency: Idempotency

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.post("/events/:id/check-in") { request, context in
            var request = request
            let identity = try context.signedIn()
            let id = try context.id()
            let key = try await idempotency.key(of: &request, context)
            let subject = try await request.decode(as: CheckInProposal.self, context: context).validated()
            // Checking in twice is checking in once with or without a key. What the key keeps is the answer: a
            // telephone whose answer was lost is told again that the person just came, not that somebody was here
            // with the same ticket.
            let answer = try await idempotency.onceKnown(key) {
                try await checkIns.checkIn(subject, eventID: id, by: identity)
            }
            return try WireResponse.json(.ok, answer)
        }
        api.get("/events/:id/check-in") { _, context in
            let counts = try await checkIns.counts(eventID: try context.id(), for: try context.signedIn())
            return try WireResponse.json(.ok, counts, headers: [.cacheControl: "no-store"])
        }
        api.delete("/events/:id/check-in/:rsvp_id") { _, context in
            try await checkIns.undo(
                rsvpID: try context.id("rsvp_id"),
                eventID: try context.id(),
                by: try context.signedIn()
            )
            return Response(status: .noContent)
        }
    }
}
