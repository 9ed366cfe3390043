import CampusCore

/// What was decided in a month, or on a day, about whatever events.
struct TrendPoint: Encodable, Equatable, Sendable {
    /// The first day.
    let from: CalendarDay
    /// Who asked and got a seat at once.
    let confirmed: Int
    /// Who asked and had to wait.
    let waitlisted: Int
    /// Who waited and got a seat.
    let promoted: Int
    /// Given up, or not confirmed in time.
    let cancelled: Int
    /// Who came.
    let checkedIn: Int

    /// How long a point is.
    enum Step: String, CaseIterable, Sendable {
        case day, month
    }

    private enum CodingKeys: String, CodingKey {
        case from, confirmed, waitlisted, promoted, cancelled
        case checkedIn = "checked_in"
    }
}

extension TrendPoint: CSVRow {
    static let csvColumns = ["from", "confirmed", "waitlisted", "promoted", "cancelled", "checked_in"]
    var csvFields: [String?] {
        [from.rawValue] + [confirmed, waitlisted, promoted, cancelled, checkedIn].map { "\($0)" }
    }
}
