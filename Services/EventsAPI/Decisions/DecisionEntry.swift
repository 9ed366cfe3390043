import CampusCore
import Foundation

/// One line of an event's log of decisions, with a sentence that explains it.
struct DecisionEntry: Encodable, Sendable {
    /// The raw values are the database's.
    enum Kind: String, Encodable, Sendable {
        case confirmed, waitlisted, promoted, cancelled, expired
        case guestConfirmed = "guest_confirmed"
        case checkedIn = "checked_in"
        case checkInUndone = "check_in_undone"
        case capacityChanged = "capacity_changed"
    }

    /// Rises by one with each decision of the event.
    let number: Int
    let at: Date
    let kind: Kind
    let rsvpID: WireID?
    /// The number of the decision that made this one possible.
    let becauseOf: Int?
    /// Whether that was a change of the number of seats.
    let isBecauseOfCapacity: Bool
    /// As they are after the decision.
    let seats: Int
    let seatsTaken: Int
    let waiting: Int
    /// The place in line that was told.
    let waitlistPosition: Int?

    /// Why it was decided so.
    var explanation: String {
        switch kind {
        case .confirmed: "Seat \(seatsTaken) of \(seats) was free"
        case .waitlisted: "All \(seats) seats were taken: number \(waitlistPosition ?? waiting) in line"
        case .promoted where isBecauseOfCapacity: "Seats were added, and this was the first in line"
        case .promoted: "Decision \(becauseOf ?? 0) freed a seat, and this was the first in line"
        case .cancelled: "Given up: \(seatsTaken) of \(seats) seats are taken"
        case .expired: "The address was not confirmed in time: \(seatsTaken) of \(seats) seats are taken"
        case .guestConfirmed: "The guest confirmed the address"
        case .checkedIn: "Checked in"
        case .checkInUndone: "The check-in was undone"
        case .capacityChanged: "The event has \(seats) seats now, \(seatsTaken) of them taken"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case number, at, kind
        case rsvpID = "rsvp_id"
        case becauseOf = "because_of"
        case seats
        case seatsTaken = "seats_taken"
        case waiting
        case waitlistPosition = "waitlist_position"
        case explanation
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(number, forKey: .number)
        try container.encode(at, forKey: .at)
        try container.encode(kind, forKey: .kind)
        try container.encode(rsvpID, forKey: .rsvpID)
        try container.encode(becauseOf, forKey: .becauseOf)
        try container.encode(seats, forKey: .seats)
        try container.encode(seatsTaken, forKey: .seatsTaken)
        try container.encode(waiting, forKey: .waiting)
        try container.encode(waitlistPosition, forKey: .waitlistPosition)
        try container.encode(explanation, forKey: .explanation)
    }
}
