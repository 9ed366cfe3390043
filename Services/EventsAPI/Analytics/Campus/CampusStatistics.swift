import CampusCore
import Foundation

/// What organizers and administrators see first: sums over the events of a time, and over as long a time before.
struct CampusStatistics: Encodable, Sendable {
    let current: Period
    /// Nil without both ends of the time.
    let previous: Period?

    struct Period: Encodable, Sendable {
        let from: CalendarDay?
        let to: CalendarDay?
        let upcoming: Int
        let ongoing: Int
        let past: Int
        let sums: FigureSums
        /// Different people with a seat.
        let uniqueAttendees: Int

        private enum CodingKeys: String, CodingKey {
            case from, to
            case events = "total_events"
            case upcoming = "upcoming_events"
            case ongoing = "ongoing_events"
            case past = "past_events"
            case seats = "total_seats"
            case rsvps = "total_rsvps"
            case waiting = "total_waiting"
            case checkedIn = "total_checked_in"
            case uniqueAttendees = "unique_attendees"
            case fillRate = "fill_rate"
            case attendanceRate = "average_attendance_rate"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(from, forKey: .from)
            try container.encode(to, forKey: .to)
            try container.encode(sums.events, forKey: .events)
            try container.encode(upcoming, forKey: .upcoming)
            try container.encode(ongoing, forKey: .ongoing)
            try container.encode(past, forKey: .past)
            try container.encode(sums.seats, forKey: .seats)
            try container.encode(sums.rsvps, forKey: .rsvps)
            try container.encode(sums.waiting, forKey: .waiting)
            try container.encode(sums.checkedIn, forKey: .checkedIn)
            try container.encode(uniqueAttendees, forKey: .uniqueAttendees)
            try container.encode(sums.fillRate, forKey: .fillRate)
            try container.encode(sums.attendanceRate, forKey: .attendanceRate)
        }
    }

    private enum CodingKeys: String, CodingKey {
        case previous
    }

    func encode(to encoder: any Encoder) throws {
        try current.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(previous, forKey: .previous)
    }
}
