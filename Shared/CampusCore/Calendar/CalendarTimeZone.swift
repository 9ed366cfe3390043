import Foundation

/// A time zone as a calendar carries it along (VTIMEZONE, RFC 5545 §3.6.5), so that a reader needs no data of its
/// own to know what the clocks showed at the times of the calendar's events.
struct CalendarTimeZone: Equatable, Sendable {
    /// What holds from an onset until the next one.
    struct Observance: Equatable, Sendable {
        /// Local time, as if it stood in UTC, of the clock that is not set yet.
        let onset: Date
        let offsetBefore: Int
        let offsetAfter: Int
        let isDaylight: Bool
        var name: String?
        /// When it begins again in later years; nil for never.
        var rule: YearlyRule?
    }

    /// An IANA name, such as `Europe/Berlin`.
    let identifier: String
    private(set) var observances: [Observance]

    /// After so many years the same weekdays fall on the same dates: what follows a rule for as long follows it on.
    private static let cycle = 28

    /// What must be known of `zone` at the times in `interval`.
    ///
    /// Rules are written only when the zone's clocks really are set by them, in each year of the interval, and for
    /// as long as nothing else is decided; else each change stands for itself.
    init(_ zone: TimeZone, identifier: String, covering interval: DateInterval) {
        self.identifier = identifier
        // From the year before, so that a rule's first onset lies before every event.
        let firstYear = Self.year(of: interval.start) - 1
        let lastYear = Self.year(of: interval.end) + 1 + Self.cycle
        let start = Self.newYear(firstYear)
        let changes = zone.clockChanges(in: DateInterval(start: start, end: Self.newYear(lastYear + 1)))
        let recurring = Self.recurring(changes, years: firstYear...lastYear)
        observances = recurring ?? Self.explicit(changes, interval, from: start, zone)
        // Names by which people know them, in one language, so that the same calendar has the same bytes everywhere.
        let locale = Locale(identifier: "en_US")
        observances = observances.map { observance in
            var observance = observance
            let style: TimeZone.NameStyle = observance.isDaylight ? .shortDaylightSaving : .shortStandard
            observance.name = zone.localizedName(for: style, locale: locale)
            return observance
        }
    }

    /// Each kind of change once, with its rule; nil when any has none.
    private static func recurring(_ changes: [ClockChange], years: ClosedRange<Int>) -> [Observance]? {
        guard !changes.isEmpty else { return nil }
        let kinds = Dictionary(grouping: changes) { [$0.offsetBefore, $0.offsetAfter, $0.isDaylight ? 1 : 0] }
        var observances: [Observance] = []
        for alike in kinds.values {
            guard let rule = YearlyRule(alike.map(\.onset), years: years) else { return nil }
            var observance = Observance(alike[0])
            observance.rule = rule
            observances.append(observance)
        }
        return observances.sorted { $0.onset < $1.onset }
    }

    /// What holds when the interval begins, and every change in it.
    private static func explicit(
        _ changes: [ClockChange],
        _ interval: DateInterval,
        from start: Date,
        _ zone: TimeZone
    ) -> [Observance] {
        let needed = changes.filter { $0.moment <= interval.end }
        if let first = needed.lastIndex(where: { $0.moment <= interval.start }) {
            return needed[first...].map(Observance.init)
        }
        let offset = zone.secondsFromGMT(for: start)
        let initial = Observance(
            onset: start.addingTimeInterval(Double(offset)),
            offsetBefore: offset,
            offsetAfter: offset,
            isDaylight: zone.isDaylightSavingTime(for: start)
        )
        return [initial] + needed.map(Observance.init)
    }

    private static func year(of date: Date) -> Int {
        Calendar.gregorianUTC.component(.year, from: date)
    }

    private static func newYear(_ year: Int) -> Date {
        // Every year has a first of January.
        Calendar.gregorianUTC.date(from: DateComponents(year: year, month: 1, day: 1)) ?? .distantPast
    }
}

extension CalendarTimeZone.Observance {
    init(_ change: ClockChange) {
        self.init(
            onset: change.onset,
            offsetBefore: change.offsetBefore,
            offsetAfter: change.offsetAfter,
            isDaylight: change.isDaylight
        )
    }
}
