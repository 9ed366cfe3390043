import Foundation

extension CalendarEntry {
    /// - Parameters:
    ///   - period: the entry's ``period``, which takes a while to find.
    ///   - organizer: who publishes the calendar, as an address.
    func write(to lines: inout ContentLines, _ period: CalendarPeriod, organizer: URL) {
        lines.component("VEVENT") { lines in
            lines.add("UID", uid)
            // When this state of it came to be, not when it was asked for: so the same state has the same bytes.
            lines.add("DTSTAMP", CalendarTime.utc(changedAt))
            lines.add("CREATED", CalendarTime.utc(event.createdAt))
            lines.add("LAST-MODIFIED", CalendarTime.utc(changedAt))
            // The version grows with every change that its organizer makes, and with nothing else.
            lines.add("SEQUENCE", String(event.version - 1))
            period.write(to: &lines)
            lines.add("SUMMARY", CalendarText.escaped(event.title))
            if !description.isEmpty { lines.add("DESCRIPTION", CalendarText.escaped(description)) }
            if let place { lines.add("LOCATION", CalendarText.escaped(place)) }
            if let position { lines.add("GEO", position.calendarValue) }
            lines.add("CATEGORIES", CalendarText.escaped(event.category.rawValue))
            lines.add("STATUS", status)
            lines.add("TRANSP", takesTime && status != "CANCELLED" ? "OPAQUE" : "TRANSPARENT")
            lines.add("ORGANIZER;CN=Campus Events", organizer.absoluteString)
            lines.add("URL", page.absoluteString)
            // RFC 7986 §5.11
            if let link { lines.add("CONFERENCE;VALUE=URI;LABEL=Join online", link) }
        }
    }

    /// The link of an online event, as a URI.
    private var link: String? { event.onlineURL.flatMap { URL(string: $0) }?.absoluteString }

    /// With the link, for the many programs that do not show it elsewhere.
    private var description: String {
        guard let link else { return event.description }
        return (event.description.isEmpty ? "" : event.description + "\n\n") + "Join online: " + link
    }

    private var place: String? { event.location.isEmpty ? link : event.location }
}
