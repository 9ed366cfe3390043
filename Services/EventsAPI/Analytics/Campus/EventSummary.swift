import CampusCore
import Foundation
import ServiceKit

/// How many have a seat at an event, wait for one, and came.
struct EventSummary: Sendable {
    let eventID: UUID
    let title: String
    let category: EventCategory
    let start: Date
    let end: Date
    let timezone: String
    let seats: Int
    let rsvps: Int
    let waiting: Int
    let checkedIn: Int
    /// Whether it is over: before that nobody is late.
    let isOver: Bool

    /// The part of the seats that is taken, from 0 to 1.
    var fillRate: Double? { FigureSums.rate(rsvps, of: seats) }
    /// The part of those with a seat who came, from 0 to 1; nil until the event is over, and when nobody was checked in.
    var attendanceRate: Double? { isOver && checkedIn > 0 ? FigureSums.rate(checkedIn, of: rsvps) : nil }
}

extension EventSummary {
    init(_ event: CountedEvent, title: String, timezone: String, isOver: Bool) {
        self.init(
            eventID: event.id,
            title: title,
            category: event.category,
            start: event.start,
            end: event.end,
            timezone: timezone,
            seats: event.seats,
            rsvps: event.confirmed,
            waiting: event.waiting,
            checkedIn: event.checkedIn,
            isOver: isOver
        )
    }
}

extension EventSummary: Encodable {
    private enum CodingKeys: String, CodingKey {
        case eventID = "event_id"
        case title, category
        case start = "start_time"
        case end = "end_time"
        case timezone, seats, rsvps, waiting
        case checkedIn = "checked_in"
        case fillRate = "fill_rate"
        case attendanceRate = "attendance_rate"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(WireID(eventID), forKey: .eventID)
        try container.encode(title, forKey: .title)
        try container.encode(category, forKey: .category)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
        try container.encode(timezone, forKey: .timezone)
        try container.encode(seats, forKey: .seats)
        try container.encode(rsvps, forKey: .rsvps)
        try container.encode(waiting, forKey: .waiting)
        try container.encode(checkedIn, forKey: .checkedIn)
        try container.encode(fillRate, forKey: .fillRate)
        try container.encode(attendanceRate, forKey: .attendanceRate)
    }
}

extension EventSummary: CSVRow {
    static let csvColumns = [
        "event_id", "title", "category", "start_time", "end_time", "timezone", "seats", "rsvps", "waiting",
        "checked_in", "fill_rate", "attendance_rate",
    ]
    var csvFields: [String?] {
        [
            eventID.wire, title, category.rawValue, WireTime.format(start), WireTime.format(end), timezone, "\(seats)",
            "\(rsvps)", "\(waiting)", "\(checkedIn)", CSVLine.rate(fillRate), CSVLine.rate(attendanceRate),
        ]
    }
}
