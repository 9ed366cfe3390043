import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of RSVPs.
struct RSVPs: Sendable {
    let store: RSVPStore
    let lanes: DecisionLanes
    let events: Events

    /// Asks for a seat.
    ///
    /// - Parameter key: makes the answer the same when the request comes again.
    /// - Throws: ``Problem`` 404 and 409, saying why there is no seat, 422 for another request's key, 503.
    func rsvp(eventID: UUID, by identity: Identity, key: IdempotencyKey?) async throws -> RSVPAnswer {
        try RSVPAnswer(await lanes.decide(Self.arrival(identity, key), eventID: eventID))
    }

    /// The same for the fast path: `reply` is called once, on any thread.
    func rsvp(
        eventID: UUID,
        by identity: Identity,
        key: IdempotencyKey?,
        reply: @escaping @Sendable (Result<RSVPAnswer, any Error>) -> Void
    ) {
        lanes.decide(Self.arrival(identity, key), eventID: eventID) { decision in
            reply(Result { try RSVPAnswer(decision.get()) })
        }
    }

    private static func arrival(_ identity: Identity, _ key: IdempotencyKey?) -> DecisionCommand {
        .rsvp(.init(id: .version7(), person: .user(identity.userID), key: key))
    }

    /// Gives up a seat or a place in line; done already is done.
    ///
    /// - Throws: ``Problem`` 404 for what is another person's, 409 for who is checked in.
    func cancel(id: UUID, by identity: Identity) async throws {
        let rsvp = try await rsvp(id: id, for: identity)
        if case .refused(let refusal) = try await lanes.decide(.cancel(rsvpID: id), eventID: rsvp.eventID.uuid) {
            throw refusal
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
        try await store.rsvps(userID: identity.userID, now: events.now()).map { rsvp, event in
            let shown = rsvp.status == .confirmed ? event : events.withoutLink(event, for: identity)
            return RSVPWithEvent(rsvp: rsvp, event: shown)
        }
    }
}
