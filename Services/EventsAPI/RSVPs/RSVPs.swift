import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of RSVPs.
struct RSVPs: Sendable {
    let store: RSVPStore
    let lanes: DecisionLanes
    let events: Events
    let guestCodes: GuestCodes

    /// Asks for a seat.
    ///
    /// - Parameter key: makes the answer the same when the request comes again.
    /// - Throws: ``Problem`` 404 and 409, saying why there is no seat, 422 for another request's key, 503.
    func rsvp(eventID: UUID, by identity: Identity, key: IdempotencyKey?) async throws -> RSVPAnswer {
        try RSVPAnswer(await lanes.decide(Self.arrival(identity, key, TraceContext.current), eventID: eventID))
    }

    /// The same for the fast path: the reply is given once.
    func rsvp(
        eventID: UUID,
        by identity: Identity,
        key: IdempotencyKey?,
        trace: TraceContext,
        reply: Reply<RSVPAnswer>
    ) {
        let decided = Reply<RSVPDecision>(on: reply.eventLoop) { decision in
            reply.deliver(Result { try RSVPAnswer(decision.get()) })
        }
        lanes.decide(Self.arrival(identity, key, trace), eventID: eventID, reply: decided)
    }

    private static func arrival(
        _ identity: Identity,
        _ key: IdempotencyKey?,
        _ trace: TraceContext?
    ) -> DecisionCommand {
        .rsvp(.init(id: .version7(), person: .user(identity.userID), key: key, trace: trace?.ifSampled))
    }

    /// Gives up a seat or a place in line; done already is done.
    ///
    /// - Throws: ``Problem`` 404 for what is another person's, 409 for who is checked in.
    func cancel(id: UUID, by identity: Identity?, code: String?) async throws {
        let rsvp = try await rsvp(id: id, for: identity, code: code)
        if case .refused(let refusal) = try await lanes.decide(.cancel(rsvpID: id), eventID: rsvp.eventID.uuid) {
            throw refusal
        }
    }

    /// The RSVP, for its person, whoever manages the event, and the guest with the code.
    ///
    /// - Throws: ``Problem`` 404 for everyone else, 401 for who neither signs in nor has a code.
    func rsvp(id: UUID, for identity: Identity?, code: String? = nil) async throws -> RSVP {
        guard identity != nil || code != nil else { throw EventsRequestContext.signInFirst }
        let unknown = Problem(.notFound, "There is no such RSVP")
        guard let rsvp = try await store.rsvp(id: id) else { throw unknown }
        if let identity, rsvp.userID?.uuid == identity.userID { return rsvp }
        if let code, rsvp.userID == nil,
            guestCodes.isValid(code, eventID: rsvp.eventID.uuid, email: rsvp.email)
        {
            return rsvp
        }
        guard let identity else { throw unknown }
        let viewed = try await events.store.viewed(id: rsvp.eventID.uuid, by: Viewer(identity), now: events.now())
        guard viewed?.powers.manages == true else { throw unknown }
        return rsvp
    }
}
