import Foundation
import ServiceKit

/// What is asked about the seats of one event, decided in order of arrival.
enum DecisionCommand: Sendable {
    case rsvp(Arrival)
    /// Gives up a seat or a place in line.
    case cancel(rsvpID: UUID)
    /// Takes back the place of a guest who did not confirm in time.
    case expire(rsvpID: UUID)
    /// A guest's address is theirs.
    case confirm(rsvpID: UUID)
    case checkIn(rsvpID: UUID)
    case undoCheckIn(rsvpID: UUID)

    /// Someone who wants a seat.
    struct Arrival: Sendable {
        /// The RSVP's, if one is given.
        let id: UUID
        let person: Person
        /// Makes the answer the same when the request comes again.
        var key: IdempotencyKey?
        /// The request's, when it is told, so that what the person is told is a part of it.
        var trace: TraceContext?
    }

    enum Person: Sendable {
        case user(UUID)
        /// - code: what the guest confirms the address with.
        case guest(name: String, email: String, code: String)
    }

    /// The kind's name in `events.decide`.
    var kind: String {
        switch self {
        case .rsvp: "rsvp"
        case .cancel: "cancel"
        case .expire: "expire"
        case .confirm: "confirm"
        case .checkIn: "check_in"
        case .undoCheckIn: "undo_check_in"
        }
    }

    /// The RSVP's id, there already or yet to be given.
    var rsvpID: UUID {
        switch self {
        case .rsvp(let arrival): arrival.id
        case .cancel(let id), .expire(let id), .confirm(let id), .checkIn(let id), .undoCheckIn(let id): id
        }
    }

    /// The trace of the arrival's request, when it is told.
    var trace: TraceContext? {
        if case .rsvp(let arrival) = self { arrival.trace } else { nil }
    }

    /// The arrival, when it is one.
    var arrival: Arrival? {
        if case .rsvp(let arrival) = self { arrival } else { nil }
    }
}

extension DecisionCommand.Person {
    var userID: UUID? {
        if case .user(let id) = self { id } else { nil }
    }

    var guest: (name: String, email: String, code: String)? {
        if case .guest(let name, let email, let code) = self { (name, email, code) } else { nil }
    }
}
