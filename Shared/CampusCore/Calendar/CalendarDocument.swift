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
            lines.addCalendarHead(method: "PUBLISH")
            if let name {
                // RFC 7986 §5.1, and what was used before it.
                lines.add("NAME", CalendarText.escaped(name))
                lines.add("X-WR-CALNAME", CalendarText.escaped(name))
            }
            if let refreshHours {
                lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT\(refreshHours)H")
                lines.add("X-PUBLISHED-TTL", "PT\(refreshHours)H")
            }
            let periods = entries.map(\.period)
            for zone in Self.zones(periods) { zone.write(to: &lines) }
            for (entry, period) in zip(entries, periods) { entry.write(to: &lines, period, organizer: publisher) }
        }
        return lines.bytes
    }

    private static func zones(_ periods: [CalendarPeriod]) -> [CalendarTimeZone] {
        // A calendar must hold a component (RFC 5545 §3.6); one without events has a zone at least.
        if periods.isEmpty {
            let never = DateInterval(start: Date(timeIntervalSince1970: 0), duration: 0)
            return [CalendarTimeZone(.gmt, identifier: "UTC", covering: never)]
        }
        return CalendarTimeZone.zones(of: periods)
    }
}
