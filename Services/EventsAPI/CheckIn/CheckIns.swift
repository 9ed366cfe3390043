import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of the door: who is let in, by whom and when.
///
/// The door is open from the event's publication, since people prepare and try it days before, until a day after its
/// end, since the list on paper is typed in afterwards. From then on who came and who did not stays as it is.
struct CheckIns: Sendable {
    let store: CheckInStore
    let rsvps: RSVPs
    let codes: TicketCodes

    /// For so long, in seconds, people are checked in after the end.
    static let grace: TimeInterval = 86_400
    /// As many people as fit a telephone's screen, more or less.
    static let candidateLimit = 20

    /// Notes that a person has come; done already is done.
    ///
    /// - Throws: ``ValidationError`` for what is no ticket; ``SeveralPeople``; ``Problem`` 403, 404 and 409, saying why
    ///   the person is not let in, 503.
    func checkIn(_ subject: CheckInSubject, eventID: UUID, by identity: Identity) async throws -> CheckInAnswer {
        let powers = try await requireOpenDoor(eventID, identity)
        let rsvpID = try await rsvpID(of: subject, eventID, powers)
        switch try await rsvps.lanes.decide(.checkIn(rsvpID: rsvpID), eventID: eventID) {
        case .done(let rsvp): return try await answer(rsvp, isNew: true, powers)
        case .already(let rsvp): return try await answer(rsvp, isNew: false, powers)
        case .refused(.rsvpNotFound): throw try await stranger(rsvpID)
        case .refused(let refusal): throw refusal
        case .given, .existing, .repeated: throw PostgresError(.decoding, "a check-in was decided as an arrival")
        }
    }

    /// Takes a check-in back; who has not come has not come.
    ///
    /// - Throws: ``Problem`` 403, 404 and 409.
    func undo(rsvpID: UUID, eventID: UUID, by identity: Identity) async throws {
        try await requireOpenDoor(eventID, identity)
        if case .refused(let refusal) = try await rsvps.lanes.decide(.undoCheckIn(rsvpID: rsvpID), eventID: eventID) {
            throw refusal
        }
    }

    /// How many have come.
    ///
    /// - Throws: ``Problem`` 403 and 404.
    func counts(eventID: UUID, for identity: Identity) async throws -> CheckInCounts {
        try await counts(of: try await viewed(eventID, identity).event)
    }

    /// The same for who may see them already.
    func counts(of event: Event) async throws -> CheckInCounts {
        guard var counts = try await store.counts(eventID: event.id.uuid) else { throw Events.unknown }
        if event.status == .completed { counts.noShows = counts.confirmed - counts.checkedIn }
        return counts
    }

    /// The event, for whoever works at its door.
    private func viewed(_ id: UUID, _ identity: Identity) async throws -> ViewedEvent {
        let viewed = try await rsvps.events.viewed(id: id, by: identity)
        try viewed.powers.requireDoor()
        return viewed
    }

    @discardableResult
    private func requireOpenDoor(_ eventID: UUID, _ identity: Identity) async throws -> EventPowers {
        let viewed = try await viewed(eventID, identity)
        switch viewed.event.status {
        case .draft, .pending: throw Problem(.conflict, "The event is not published yet", kind: "event-unpublished")
        case .cancelled: throw RSVPDecision.Refusal.eventCancelled
        case .upcoming, .ongoing, .completed:
            guard rsvps.events.now() < viewed.event.endTime.addingTimeInterval(Self.grace) else {
                throw Problem(.conflict, "Check-in ended a day after the event", kind: "check-in-closed")
            }
            return viewed.powers
        }
    }

    private func rsvpID(of subject: CheckInSubject, _ eventID: UUID, _ powers: EventPowers) async throws -> UUID {
        switch subject {
        case .rsvp(let id): return id
        case .code(let code):
            guard let id = codes.rsvpID(code: code) else {
                throw ValidationError([FieldError(field: "code", message: "is not the code of a ticket")])
            }
            return id
        case .name(let name):
            let people = try await store.people(called: name, eventID: eventID, limit: Self.candidateLimit + 1)
            let seated = people.filter { $0.status == .confirmed }
            // Who has no seat is named only when nobody who has one is called like that: the decision then says why.
            let candidates = seated.isEmpty ? people : seated
            guard let first = candidates.first else {
                throw Problem(.notFound, "Nobody who has a seat is called like that")
            }
            guard candidates.count == 1 else {
                let first = candidates.prefix(Self.candidateLimit)
                let shown = powers.manages ? Array(first) : first.map(\.withMaskedAddress)
                throw SeveralPeople(candidates: shown, isCut: candidates.count > shown.count)
            }
            return first.rsvpID.uuid
        }
    }

    private func answer(_ rsvp: RSVP, isNew: Bool, _ powers: EventPowers) async throws -> CheckInAnswer {
        guard let counts = try await store.counts(eventID: rsvp.eventID.uuid) else { throw Events.unknown }
        return CheckInAnswer(
            rsvp: powers.manages ? rsvp : rsvp.withMaskedAddress,
            isNew: isNew,
            checkedInCount: counts.checkedIn,
            confirmedCount: counts.confirmed
        )
    }

    /// What is said of an RSVP that is not of the event; not of which it is, which the asker may not know.
    private func stranger(_ rsvpID: UUID) async throws -> any Error {
        guard try await rsvps.store.rsvp(id: rsvpID) != nil else { return RSVPDecision.Refusal.rsvpNotFound }
        return Problem(.conflict, "The ticket is for another event", kind: "other-event")
    }
}
