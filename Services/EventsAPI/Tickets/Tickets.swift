import CampusCore
import Foundation
import ServiceKit

/// The rules of tickets: who gets one.
struct Tickets: Sendable {
    let rsvps: RSVPs
    let codes: TicketCodes

    /// The ticket of a seat, for whoever may see the RSVP: its person, the guest with the code, and whoever manages
    /// the event.
    ///
    /// - Throws: ``Problem`` 404 for everyone else, 401 for who neither signs in nor has a code, 409 when there is no
    ///   seat to show a ticket for.
    func ticket(rsvpID: UUID, for identity: Identity?, code: String?) async throws -> Ticket {
        let rsvp = try await rsvps.rsvp(id: rsvpID, for: identity, code: code)
        let events = rsvps.events
        guard let event = try await events.store.event(id: rsvp.eventID.uuid, now: events.now()) else {
            throw Events.unknown
        }
        switch rsvp.status {
        case .cancelled: throw RSVPDecision.Refusal.isCancelled
        case .waitlisted: throw RSVPDecision.Refusal.isWaitlisted
        case .confirmed: break
        }
        guard event.status != .cancelled else { throw RSVPDecision.Refusal.eventCancelled }
        // Until then the seat may go to the next.
        guard rsvp.confirmBy == nil else {
            throw Problem(.conflict, "The guest has yet to confirm the address", kind: "address-unconfirmed")
        }
        return Ticket(code: codes.code(rsvpID: rsvp.id.uuid), rsvp: rsvp, event: event)
    }
}
