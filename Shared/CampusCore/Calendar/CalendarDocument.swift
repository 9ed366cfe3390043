public import Foundation

/// A calendar as programs read it: `text/calendar` (RFC 5545).
public struct CalendarDocument: Equatable, Sendable {
    /// The media type of ``bytes()``.
    public static let mediaType = "text/calendar; charset=utf-8"

    public var entries: [CalendarEntry]
    /// The address of the service that publishes it.
    public var publisher: URL
    /// What it is called, for one that is subscribed to.
    public var name: String?
    /// How often a program shall ask again, in whole hours, for one that is subscribed to.
    public var refreshHours: Int?

    public init(_ entries: [CalendarEntry], publisher: URL, name: String? = nil, refreshHours: Int? = nil) {
        self.entries = entries
        self.publisher = publisher
        self.name = name
        self.refreshHours = refreshHours
    }

    /// The calendar in UTF-8; the same entries always give the same bytes.
    public func bytes() -> [UInt8] {
        var lines = ContentLines()
        lines.component("VCALENDAR") { lines in
            lines.add("VERSION", "2.0")
            lines.add("PRODID", "-//Campus Events//Calendar//EN")
            lines.add("CALSCALE", "GREGORIAN")
            lines.add("METHOD", "PUBLISH")
            if let name {
                // RFC 7986 §5.1, and what was used before it.
                lines.add("NAME", CalendarText.escaped(name))
                lines.add("X-WR-CALNAME", CalendarText.escaped(name))
            }
            if let refreshHours {
                lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT\(refreshHours)H")
                lines.add("X-PUBLISHED-TTL", "PT\(refreshHours)H")
            }
            let zoned = entries.map { (entry: $0, zone: $0.zone) }
            for zone in Self.zones(zoned) { zone.write(to: &lines) }
            for (entry, zone) in zoned { entry.write(to: &lines, zone: zone, organizer: publisher) }
        }
        return lines.bytes
    }

    /// Each zone that a time is written in, once.
    private static func zones(_ entries: [(entry: CalendarEntry, zone: TimeZone?)]) -> [CalendarTimeZone] {
        // A calendar must hold a component (RFC 5545 §3.6); one without events has a zone at least.
        if entries.isEmpty {
            let never = DateInterval(start: Date(timeIntervalSince1970: 0), duration: 0)
            return [CalendarTimeZone(.gmt, identifier: "UTC", covering: never)]
        }
        var times: [String: (zone: TimeZone, interval: DateInterval)] = [:]
        for (entry, zone) in entries {
            guard let zone else { continue }
            let interval = DateInterval(start: entry.event.startTime, end: entry.end)
            let known = times[entry.event.timezone]?.interval ?? interval
            let start = min(known.start, interval.start)
            let end = max(known.end, interval.end)
            times[entry.event.timezone] = (zone, DateInterval(start: start, end: end))
        }
        return times.sorted { $0.key < $1.key }
            .map { CalendarTimeZone($1.zone, identifier: $0, covering: $1.interval) }
    }
}
