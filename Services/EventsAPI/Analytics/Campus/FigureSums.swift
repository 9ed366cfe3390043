import Foundation
import ServiceKit

/// Sums over some published events.
struct FigureSums: Equatable, Sendable {
    private(set) var events = 0
    private(set) var seats = 0
    /// People with a seat, each once an event.
    private(set) var rsvps = 0
    private(set) var waiting = 0
    private(set) var checkedIn = 0
    /// How long they last together, in seconds.
    private(set) var seconds: TimeInterval = 0
    /// Those with a seat at events that are over and at whose door somebody was checked in.
    private var expected = 0
    /// Those who came to events that are over.
    private var came = 0

    mutating func add(_ event: CountedEvent, now: Date) {
        events += 1
        seats += event.seats
        rsvps += event.confirmed
        waiting += event.waiting
        checkedIn += event.checkedIn
        seconds += event.end.timeIntervalSince(event.start)
        if event.end <= now, event.checkedIn > 0 {
            expected += event.confirmed
            came += event.checkedIn
        }
    }

    /// The part of the seats that is taken, from 0 to 1; nil without seats.
    var fillRate: Double? { Self.rate(rsvps, of: seats) }

    /// The part of those expected who came, from 0 to 1; nil when nobody was expected. Events at which nobody was
    /// checked in say nothing about who came.
    var attendanceRate: Double? { Self.rate(came, of: expected) }

    static func rate(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}

extension FigureSums: Encodable {
    private enum CodingKeys: String, CodingKey {
        case events, seats, rsvps, waiting
        case checkedIn = "checked_in"
        case fillRate = "fill_rate"
        case attendanceRate = "attendance_rate"
    }

    /// Written out because a synthesised encoding leaves absent values out instead of writing null.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(events, forKey: .events)
        try container.encode(seats, forKey: .seats)
        try container.encode(rsvps, forKey: .rsvps)
        try container.encode(waiting, forKey: .waiting)
        try container.encode(checkedIn, forKey: .checkedIn)
        try container.encode(fillRate, forKey: .fillRate)
        try container.encode(attendanceRate, forKey: .attendanceRate)
    }

    /// The same as fields of a line, in the order of ``csvColumns``.
    var csvFields: [String?] {
        [events, seats, rsvps, waiting, checkedIn].map { "\($0)" } + [fillRate, attendanceRate].map(CSVLine.rate)
    }

    static let csvColumns = ["events", "seats", "rsvps", "waiting", "checked_in", "fill_rate", "attendance_rate"]
}
