import Foundation

extension CalendarInvitation {
    /// The message in UTF-8; the same invitation always gives the same bytes.
    public func bytes() -> [UInt8] {
        let period = CalendarPeriod(from: startTime, to: endTime, timezone: timezone)
        var lines = ContentLines()
        lines.component("VCALENDAR") { lines in
            lines.addCalendarHead(method: method)
            for zone in CalendarTimeZone.zones(of: [period]) { zone.write(to: &lines) }
            lines.component("VEVENT") { lines in write(to: &lines, period) }
        }
        return lines.bytes
    }

    private func write(to lines: inout ContentLines, _ period: CalendarPeriod) {
        lines.add("UID", CalendarEntry.uid(eventID: eventID))
        lines.add("DTSTAMP", CalendarTime.utc(decidedAt))
        // As in our feeds.
        lines.add("SEQUENCE", String(max(version, 1) - 1))
        period.write(to: &lines)
        lines.add("SUMMARY", CalendarText.escaped(title))
        // Many programs show no URL.
        lines.add("DESCRIPTION", CalendarText.escaped(page.absoluteString))
        if !place.isEmpty { lines.add("LOCATION", CalendarText.escaped(place)) }
        if let status { lines.add("STATUS", status) }
        lines.add("TRANSP", kind == .request ? "OPAQUE" : "TRANSPARENT")
        lines.add("ORGANIZER\(organizer.commonName)", organizer.uri)
        lines.add("ATTENDEE\(attendee.commonName)\(participation)", attendee.uri)
        lines.add("URL", page.absoluteString)
    }

    /// A withdrawal must have none (RFC 5546 §3.2.5): the event goes on for the others.
    private var status: String? {
        switch kind {
        case .request: "CONFIRMED"
        case .withdrawal: nil
        case .cancellation: "CANCELLED"
        }
    }

    /// Who has a seat has said yes already; no answer is asked for.
    private var participation: String {
        let person = ";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT"
        return kind == .request ? person + ";PARTSTAT=ACCEPTED;RSVP=FALSE" : person
    }
}
