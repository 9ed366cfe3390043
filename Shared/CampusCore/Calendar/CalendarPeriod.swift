import Foundation

/// When an event takes place, as a calendar says it: DTSTART and DTEND (RFC 5545 §3.8.2).
struct CalendarPeriod: Equatable, Sendable {
    let start: Date
    /// To whole seconds and behind the start, as DTEND must be.
    let end: Date
    /// An IANA name.
    let timezone: String
    /// The zone in which the times are written; nil for UTC.
    let zone: TimeZone?

    init(from start: Date, to end: Date, timezone: String) {
        self.start = start
        let earliest = start.timeIntervalSince1970.rounded(.down) + 1
        self.end = Date(timeIntervalSince1970: max(end.timeIntervalSince1970.rounded(.up), earliest))
        self.timezone = timezone
        zone = Self.zone(timezone, start, self.end)
    }

    /// In the hour that clocks show twice a local time does not say which of the two it is (RFC 5545 §3.3.5 takes the
    /// first, readers take either), so that events then are written in UTC. So are those whose zone this machine no
    /// longer knows.
    private static func zone(_ timezone: String, _ start: Date, _ end: Date) -> TimeZone? {
        guard !["UTC", "Etc/UTC", "Etc/GMT"].contains(timezone), let zone = TimeZone(identifier: timezone),
            !zone.showsTwice(start), !zone.showsTwice(end)
        else { return nil }
        return zone
    }

    func write(to lines: inout ContentLines) {
        add("DTSTART", start, to: &lines)
        add("DTEND", end, to: &lines)
    }

    private func add(_ property: String, _ date: Date, to lines: inout ContentLines) {
        if let zone {
            lines.add(
                "\(property);TZID=\(CalendarText.parameter(timezone))",
                CalendarTime.local(date, offset: zone.secondsFromGMT(for: date))
            )
        } else {
            lines.add(property, CalendarTime.utc(date))
        }
    }
}
