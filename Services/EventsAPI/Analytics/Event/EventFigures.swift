import CampusCore
import Foundation
import ServiceKit

/// How an event went so far, in numbers.
struct EventFigures: Sendable {
    let eventID: UUID
    let timezone: String
    let seats: Int
    let counts: CheckInCounts
    let promoted: Int
    /// Given up, or not confirmed in time.
    let cancelled: Int
    let affiliations: [AffiliationCount]
    let step: Step
    let decisions: [DecisionPoint]
    let checkIns: [CheckInPoint]
    /// How many of what attendees were told is in each state, such as `delivered`; nil when notification-service does not
    /// say.
    let notifications: [String: Int]?

    /// How long a point of the line of decisions is.
    enum Step: String, Encodable, Sendable {
        case hour, day
    }

    /// People who have a seat.
    struct AffiliationCount: Encodable, Equatable, Sendable {
        let affiliation: Affiliation
        /// Nil when telling it would tell of single people; see ``SmallGroups``.
        let count: Int?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(affiliation, forKey: .affiliation)
            try container.encode(count, forKey: .count)
        }

        private enum CodingKeys: String, CodingKey {
            case affiliation, count
        }
    }

    /// What was decided in one step of time, and how it stood at its end.
    struct DecisionPoint: Encodable, Equatable, Sendable {
        /// When the step began; in the event's time zone it is a full hour or a midnight.
        let at: Date
        let confirmed: Int
        let waitlisted: Int
        let promoted: Int
        let cancelled: Int
        let seatsTaken: Int
        let waiting: Int

        private enum CodingKeys: String, CodingKey {
            case at, confirmed, waitlisted, promoted, cancelled
            case seatsTaken = "seats_taken"
            case waiting
        }
    }

    /// How many had come by the end of five minutes.
    struct CheckInPoint: Encodable, Equatable, Sendable {
        /// When the five minutes began, counted from the event's start.
        let at: Date
        let checkedIn: Int

        private enum CodingKeys: String, CodingKey {
            case at
            case checkedIn = "checked_in"
        }
    }

    /// The part of those with a seat who did not come, from 0 to 1; nil until the event is over, and without anybody.
    var noShowRate: Double? {
        guard let noShows = counts.noShows, counts.confirmed > 0 else { return nil }
        return Double(noShows) / Double(counts.confirmed)
    }
}

extension EventFigures: Encodable {
    private enum CodingKeys: String, CodingKey {
        case eventID = "event_id"
        case timezone, seats, promoted, cancelled
        case noShowRate = "no_show_rate"
        case affiliations, step, decisions
        case checkIns = "check_ins"
        case notifications
    }

    func encode(to encoder: any Encoder) throws {
        try counts.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(WireID(eventID), forKey: .eventID)
        try container.encode(timezone, forKey: .timezone)
        try container.encode(seats, forKey: .seats)
        try container.encode(promoted, forKey: .promoted)
        try container.encode(cancelled, forKey: .cancelled)
        try container.encode(noShowRate, forKey: .noShowRate)
        try container.encode(affiliations, forKey: .affiliations)
        try container.encode(step, forKey: .step)
        try container.encode(decisions, forKey: .decisions)
        try container.encode(checkIns, forKey: .checkIns)
        try container.encode(notifications, forKey: .notifications)
    }
}

extension EventFigures.DecisionPoint: CSVRow {
    static let csvColumns = ["at", "confirmed", "waitlisted", "promoted", "cancelled", "seats_taken", "waiting"]
    var csvFields: [String?] {
        [WireTime.format(at)] + [confirmed, waitlisted, promoted, cancelled, seatsTaken, waiting].map { "\($0)" }
    }
}
