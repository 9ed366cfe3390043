public import Foundation

/// A cron expression in a time zone: at which moments it fires.
///
/// Clocks are changed twice a year in many zones, and then as cron does it: certain times of a day (`30 2 * * *`) that
/// are left out fire at the moment of the change, and those that come twice fire the first time; an interval
/// (`*/20 * * * *`) fires whenever clocks on the wall show its minutes, so twice in the hour that comes twice.
///
/// Source: cron(8) of ISC cron 4.1 and cronie, which treat `*` in minute or hour as an interval.
public struct CronSchedule: Sendable, Hashable {
    public let expression: CronExpression
    public let timeZone: TimeZone

    public init(_ expression: CronExpression, in timeZone: TimeZone) {
        self.expression = expression
        self.timeZone = timeZone
    }

    /// The first fire after a moment.
    public func next(after moment: Date) -> Date {
        let after = Int(moment.timeIntervalSince1970.rounded(.down))
        // From the day before, a part of which may come again, or late, when clocks are changed at midnight. It ends:
        // within 400 years there is every weekday of every day.
        var date = CivilDate(daysSince1970: Self.day(after + offset(at: after)) - 1)
        while true {
            if expression.matches(date), let fire = firstFire(of: date, after: after) {
                return Date(timeIntervalSince1970: TimeInterval(fire))
            }
            date = date.next
        }
    }

    /// The last fire after one moment and not after another; nil when there is none.
    public func last(after moment: Date, through end: Date) -> Date? {
        var last: Date?
        var next = next(after: moment)
        while next <= end {
            last = next
            next = self.next(after: next)
        }
        return last
    }

    /// The earliest moment later than `moment` that is meant by a time of this day.
    private func firstFire(of date: CivilDate, after moment: Int) -> Int? {
        let midnight = date.daysSince1970 * 86_400
        // No zone is a day away from UTC: between these two lies all of the day, wherever it is.
        let before = offset(at: midnight - 86_400)
        let after = offset(at: midnight + 2 * 86_400)
        guard before != after else {
            return expression.timesOfDay.first { midnight + $0 - before > moment }.map { midnight + $0 - before }
        }
        return expression.timesOfDay.flatMap { moments(of: midnight + $0, before, after) }.filter { $0 > moment }.min()
    }

    /// The moments that fire for a time on the wall, in seconds as if it were UTC, near a change of the offset.
    private func moments(of local: Int, _ before: Int, _ after: Int) -> [Int] {
        let moments = [local - before, local - after].filter { offset(at: $0) + $0 == local }.sorted()
        if moments.isEmpty {
            // Left out: between the two readings of it the clock is put forward.
            return expression.isInterval ? [] : [change(after: local - after, before: local - before)]
        }
        return expression.isInterval ? moments : [moments[0]]
    }

    /// When the offset changes, between two moments.
    private func change(after first: Int, before last: Int) -> Int {
        let old = offset(at: first)
        var (still, changed) = (first, last)
        while changed - still > 1 {
            let middle = (still + changed) / 2
            if offset(at: middle) == old { still = middle } else { changed = middle }
        }
        return changed
    }

    private func offset(at moment: Int) -> Int {
        timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment)))
    }

    private static func day(_ seconds: Int) -> Int {
        Int((Double(seconds) / 86_400).rounded(.down))
    }
}
