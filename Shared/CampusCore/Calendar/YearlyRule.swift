import Foundation

/// The day in the year at which clocks are set, such as the last Sunday of March, as a recurrence rule
/// (RFC 5545 §3.3.10).
struct YearlyRule: Equatable, Sendable {
    /// From 1.
    let month: Int
    /// From 1, which is Sunday.
    let weekday: Int
    /// Which of the month's such days, from 1; -1 is the last.
    let ordinal: Int

    private static let weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]

    /// The rule by which these times follow one another, one in each of `years`; nil when there is none.
    ///
    /// - Parameter onsets: local times as if they stood in UTC, in order.
    init?(_ onsets: [Date], years: ClosedRange<Int>) {
        let parts = onsets.map {
            Calendar.gregorianUTC.dateComponents([.year, .month, .day, .weekday, .hour, .minute, .second], from: $0)
        }
        guard parts.compactMap(\.year) == Array(years), let first = parts.first, let month = first.month,
            let weekday = first.weekday
        else { return nil }
        let isAlike = parts.allSatisfy {
            $0.month == month && $0.weekday == weekday && $0.hour == first.hour && $0.minute == first.minute
                && $0.second == first.second
        }
        guard isAlike else { return nil }
        let ordinals = Set(parts.map { (($0.day ?? 0) - 1) / 7 + 1 })
        let isLast = onsets.allSatisfy {
            Calendar.gregorianUTC.component(.month, from: $0.addingTimeInterval(7 * 86_400)) != month
        }
        guard isLast || ordinals.count == 1 else { return nil }
        self.month = month
        self.weekday = weekday
        ordinal = isLast ? -1 : ordinals.reduce(0, max)
    }

    /// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`
    var text: String { "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(ordinal)\(Self.weekdays[weekday - 1])" }
}
