import CampusCore
import Foundation
import ServiceKit

/// The rules of RSVPs.
struct RSVPs: Sendable {
    let store: RSVPStore
    let events: Events

    /// Asks for a seat.
    ///
    /// - Returns: the RSVP, and whether it was given now.
    /// - Throws: ``Problem`` 404 and 409, saying why there is no seat.
    func rsvp(eventID: UUID, by identity: Identity) async throws -> (rsvp: RSVP, isNew: Bool) {
        let decisions = try await store.decide(eventID: eventID, arrivals: [(.version7(), identity.userID)])
        switch decisions.first {
        case .given(let rsvp): return (rsvp, true)
        case .existing(let rsvp): return (rsvp, false)
        case .refused(let refusal): throw refusal.problem
        case nil: throw Problem(.internalServerError)
        }
    }

    /// - Throws: ``Problem`` 404 for what is another person's.
    func cancel(id: UUID, by identity: Identity) async throws {
        guard try await store.cancel(id: id, userID: identity.userID) else {
            throw Problem(.notFound, "There is no such RSVP")
        }
    }

    /// The RSVP, for its person and whoever manages the event.
    func rsvp(id: UUID, for identity: Identity) async throws -> RSVP {
        guard let rsvp = try await store.rsvp(id: id) else { throw Problem(.notFound, "There is no such RSVP") }
        if rsvp.userID?.uuid == identity.userID { return rsvp }
        let event = try await events.event(id: rsvp.eventID.uuid, for: identity)
        guard Events.manages(event, identity) else { throw Problem(.notFound, "There is no such RSVP") }
        return rsvp
    }

    /// Everyone's RSVPs, for whoever manages the event.
    func attendees(eventID: UUID, for identity: Identity) async throws -> [RSVP] {
        let event = try await events.event(id: eventID, for: identity)
        guard Events.manages(event, identity) else {
            throw Problem(.forbidden, "Only the event's organizer sees who comes")
        }
        return try await store.rsvps(eventID: eventID)
    }

    func mine(_ identity: Identity) async throws -> [RSVPWithEvent] {
        try await store.rsvps(userID: identity.userID, now: events.now()).map(RSVPWithEvent.init)
    }
}

// The one place that says to people why there is no seat.
extension RSVPDecision.Refusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .eventNotFound: Problem(.notFound, "There is no such event")
        case .eventCancelled: Problem(.conflict, "The event was cancelled", kind: "event-cancelled")
        case .eventOver: Problem(.conflict, "The event is over", kind: "event-over")
        case .notOpen: Problem(.conflict, "RSVPs have not opened yet", kind: "rsvp-not-open")
        case .closed: Problem(.conflict, "RSVPs have closed", kind: "rsvp-closed")
        case .full: Problem(.conflict, "Every seat is taken", kind: "event-full")
        }
    }
}
