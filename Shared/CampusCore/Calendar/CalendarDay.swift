public import Foundation

/// A day of the calendar, of no particular time zone: `2026-11-30` (RFC 3339, `full-date`).
public struct CalendarDay: RawRepresentable, Hashable, Comparable, Sendable {
    /// Its date as it is written; in years of four digits texts compare as their days do.
    public let rawValue: String

    /// - Returns: nil when the text is no day of the years 0001 to 9999.
    public init?(rawValue: String) {
        guard rawValue.utf8.count == 10, !rawValue.hasPrefix("0000"),
            let midnight = WireTime.parse(rawValue + "T00:00:00Z"), Self.text(midnight) == rawValue
        else { return nil }
        self.rawValue = rawValue
    }

    /// The day that a moment is in UTC.
    public init(_ moment: Date) {
        rawValue = Self.text(moment)
    }

    private static func text(_ moment: Date) -> String {
        String(WireTime.format(moment).prefix(10))
    }

    /// Its first moment in UTC.
    private var midnight: Date {
        // A day's text is always one that is read.
        WireTime.parse(rawValue + "T00:00:00Z") ?? .distantPast
    }

    /// So many days later, or earlier.
    public func adding(days: Int) -> CalendarDay {
        CalendarDay(midnight.addingTimeInterval(Double(days) * 86_400))
    }

    /// How many days later another is; negative when it is earlier.
    public func days(to other: CalendarDay) -> Int {
        Int((other.midnight.timeIntervalSince(midnight) / 86_400).rounded())
    }

    /// How many days it is after 1970-01-01; negative when it is before.
    public var number: Int { Int((midnight.timeIntervalSince1970 / 86_400).rounded()) }

    /// The first day of its month.
    public var startOfMonth: CalendarDay {
        adding(days: 1 - Calendar.gregorianUTC.component(.day, from: midnight))
    }

    /// The last day of its month.
    public var endOfMonth: CalendarDay {
        // The longest month has 31 days.
        startOfMonth.adding(days: 31).startOfMonth.adding(days: -1)
    }

    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension CalendarDay: Codable {}

extension Validator {
    /// The day, when the text is one.
    public mutating func day(_ value: String, _ field: String) -> CalendarDay? {
        let day = CalendarDay(rawValue: value)
        require(day != nil, field, "must be a day such as 2026-11-30")
        return day
    }
}
