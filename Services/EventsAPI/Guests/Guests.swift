import CampusCore
import Foundation
import ServiceKit

/// The rules of guests: people without an account, who confirm their address or lose the place.
struct Guests: Sendable {
    let store: GuestStore
    let rsvps: RSVPs
    let limiter: RateLimiter

    /// How many places may wait to be confirmed from one address, at all events.
    private static let unconfirmedLimit = 5

    /// Asks for a seat; it must be confirmed within 30 minutes with what is mailed to the address.
    ///
    /// - Parameter network: where the request came from.
    /// - Throws: ``ValidationError``; ``Problem`` 403 where guests are not allowed, 404 and 409 as for everyone, 429.
    func rsvp(_ proposal: GuestProposal, eventID: UUID, network: String, key: IdempotencyKey?) async throws
        -> RSVPAnswer
    {
        let guest = try proposal.validated()
        try await limiter.takeGuest(network: network)
        guard try await store.unconfirmedCount(email: guest.email) < Self.unconfirmedLimit else {
            throw Problem(
                .tooManyRequests,
                "Confirm the places that wait for this address first",
                kind: RateLimitName.guests.problemKind,
                headers: [.retryAfter: "60"]
            )
        }
        let code = rsvps.guestCodes.code(eventID: eventID, email: guest.email)
        let person = DecisionCommand.Person.guest(name: guest.name, email: guest.email, code: code)
        let arrival = DecisionCommand.Arrival(
            id: .version7(),
            person: person,
            key: key,
            trace: TraceContext.current?.ifSampled
        )
        let answer = try RSVPAnswer(await rsvps.lanes.decide(.rsvp(arrival), eventID: eventID))
        // Whoever knows an address learns nothing that the guest of that name once wrote.
        var rsvp = answer.rsvp
        rsvp.name = guest.name
        return RSVPAnswer(rsvp: rsvp, isNew: answer.isNew)
    }

    /// Confirms the address; done already is done.
    ///
    /// - Throws: ``Problem`` 404 with a wrong code, 409 when the time is over.
    func confirm(rsvpID: UUID, code: String?) async throws -> RSVP {
        let rsvp = try await rsvps.rsvp(id: rsvpID, for: nil, code: code)
        return try RSVPAnswer(
            await rsvps.lanes.decide(.confirm(rsvpID: rsvpID), eventID: rsvp.eventID.uuid)
        ).rsvp
    }
}
