import Foundation
import Postgres

/// Sums over some published events.
struct FigureSums: Equatable, Sendable {
    let events: Int
    let seats: Int
    /// People with a seat, each once an event.
    let rsvps: Int
    let waiting: Int
    let checkedIn: Int
    /// Those with a seat at events that are over and at whose door somebody was checked in.
    let expected: Int

    /// The part of the seats that is taken, from 0 to 1; nil without seats.
    var fillRate: Double? { Self.rate(rsvps, of: seats) }

    /// The part of those expected who came, from 0 to 1; nil when nobody was expected. Events at which nobody was
    /// checked in say nothing about who came.
    let attendanceRate: Double?

    static func rate(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }

    /// The columns that ``init(_:)`` reads, of rows of `events.event_figures AS f`.
    static func columns(now: Date) -> PostgresQuery {
        """
        count(*) AS events, coalesce(sum(f.seats), 0) AS seats, coalesce(sum(f.confirmed), 0) AS rsvps,
            coalesce(sum(f.waiting), 0) AS waiting, coalesce(sum(f.checked_in), 0) AS checked_in,
            coalesce(sum(f.confirmed) FILTER (WHERE f.end_time <= \(now) AND f.checked_in > 0), 0) AS expected,
            coalesce(sum(f.checked_in) FILTER (WHERE f.end_time <= \(now)), 0) AS came
        """
    }

    init(_ row: PostgresRow) throws(PostgresError) {
        events = try row.get("events")
        seats = try row.get("seats")
        rsvps = try row.get("rsvps")
        waiting = try row.get("waiting")
        checkedIn = try row.get("checked_in")
        expected = try row.get("expected")
        attendanceRate = Self.rate(try row.get("came"), of: expected)
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
        ["\(events)", "\(seats)", "\(rsvps)", "\(waiting)", "\(checkedIn)"] + [fillRate, attendanceRate].map(CSVLine.rate)
    }

    static let csvColumns = ["events", "seats", "rsvps", "waiting", "checked_in", "fill_rate", "attendance_rate"]
}
