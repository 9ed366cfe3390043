import Foundation
import Testing

@testable import CampusCore

@Suite struct CalendarDocumentTests {
    private func time(_ text: String) throws -> Date { try #require(WireTime.parse(text)) }

    private func event(
        _ start: String = "2026-11-02T18:00:00Z",
        _ end: String = "2026-11-02T20:00:00Z",
        zone: String = "Europe/Berlin",
        status: EventStatus = .upcoming,
        onlineURL: String? = nil,
        location: String = "Hall 3, north"
    ) throws -> Event {
        let details = EventDetails(
            title: "Tea; cake, talk",
            description: "One\nTwo",
            category: .clubMeeting,
            location: location,
            onlineURL: onlineURL,
            startTime: try time(start),
            endTime: try time(end),
            timezone: zone,
            maxAttendees: 10
        )
        return Event(
            id: WireID(try #require(UUID(uuidString: "0198D2A0-0000-7000-8000-000000000001"))),
            details: details,
            status: status,
            organizerID: WireID(UUID()),
            currentAttendees: 0,
            waitlistCount: 0,
            createdAt: try time("2026-09-01T08:00:00Z"),
            updatedAt: try time("2026-09-02T08:00:00.250Z"),
            version: 3
        )
    }

    private func entry(_ event: Event) throws -> CalendarEntry {
        CalendarEntry(event, page: try #require(URL(string: "https://events.example/events/1")))
    }

    /// The lines, unfolded.
    private func lines(_ entries: [CalendarEntry], name: String? = nil) throws -> [String] {
        let publisher = try #require(URL(string: "https://events.example"))
        let document = CalendarDocument(entries, publisher: publisher, name: name, refreshHours: name == nil ? nil : 1)
        return String(decoding: document.bytes(), as: UTF8.self).replacing("\r\n ", with: "")
            .components(separatedBy: "\r\n")
    }

    @Test func anEventIsWrittenWhole() throws {
        var entry = try entry(event())
        entry.position = GeographicPosition(latitude: 52.5, longitude: 13.25)
        let lines = try lines([entry])
        let expected = [
            "BEGIN:VEVENT", "UID:0198d2a0-0000-7000-8000-000000000001@campus-events", "DTSTAMP:20260902T080000Z",
            "CREATED:20260901T080000Z", "LAST-MODIFIED:20260902T080000Z", "SEQUENCE:2",
            "DTSTART;TZID=Europe/Berlin:20261102T190000", "DTEND;TZID=Europe/Berlin:20261102T210000",
            "SUMMARY:Tea\\; cake\\, talk", "DESCRIPTION:One\\nTwo", "LOCATION:Hall 3\\, north",
            "GEO:52.500000;13.250000", "CATEGORIES:Club Meeting", "STATUS:CONFIRMED", "TRANSP:OPAQUE",
            "ORGANIZER;CN=Campus Events:https://events.example", "URL:https://events.example/events/1", "END:VEVENT",
            "END:VCALENDAR", "",
        ]
        let start = try #require(lines.firstIndex(of: "BEGIN:VEVENT"))
        #expect(Array(lines[start...]) == expected)
        #expect(
            Array(lines[..<5]) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Campus Events//Calendar//EN", "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
            ]
        )
        #expect(lines[5] == "BEGIN:VTIMEZONE")
    }

    @Test func aFeedSaysItsNameAndWhenToAskAgain() throws {
        let lines = try lines([try entry(event())], name: "Talks; and more")
        for line in [
            "NAME:Talks\\; and more", "X-WR-CALNAME:Talks\\; and more", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "X-PUBLISHED-TTL:PT1H",
        ] {
            #expect(lines.contains(line))
        }
    }

    @Test func theStatusSaysHowSureItIs() throws {
        #expect(try lines([try entry(event(status: .completed))]).contains("STATUS:CONFIRMED"))
        #expect(try lines([try entry(event(status: .draft))]).contains("STATUS:TENTATIVE"))
        var waiting = try entry(event())
        waiting.certainty = .tentative
        waiting.takesTime = false
        #expect(try lines([waiting]).contains("STATUS:TENTATIVE"))
        #expect(try lines([waiting]).contains("TRANSP:TRANSPARENT"))
        waiting.event.status = .cancelled
        waiting.takesTime = true
        #expect(try lines([waiting]).contains("STATUS:CANCELLED"))
        #expect(try lines([waiting]).contains("TRANSP:TRANSPARENT"))
    }

    @Test func timesOfTheRepeatedHourAndOfUTCAreWrittenInUTC() throws {
        let repeated = try lines([try entry(event("2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"))])
        #expect(repeated.contains("DTSTART:20261025T013000Z"))
        #expect(repeated.contains("DTEND:20261025T023000Z"))
        #expect(!repeated.contains("BEGIN:VTIMEZONE"))
        let ending = try lines([try entry(event("2026-10-24T22:00:00Z", "2026-10-25T00:30:00Z"))])
        #expect(ending.contains("DTSTART:20261024T220000Z"))
        #expect(try lines([try entry(event(zone: "UTC"))]).contains("DTSTART:20261102T180000Z"))
        #expect(try lines([try entry(event(zone: "Mars/Olympus"))]).contains("DTSTART:20261102T180000Z"))
    }

    @Test func eachZoneStandsOnce() throws {
        let entries = [
            try entry(event()), try entry(event("2027-06-01T10:00:00Z", "2027-06-01T11:00:00Z")),
            try entry(event(zone: "Asia/Kolkata")), try entry(event(zone: "UTC")),
        ]
        let zones = try lines(entries).filter { $0.hasPrefix("TZID:") }
        #expect(zones == ["TZID:Asia/Kolkata", "TZID:Europe/Berlin"])
    }

    @Test func theEndIsBehindTheStartInWholeSeconds() throws {
        let short = try lines([try entry(event("2026-11-02T18:00:00.200Z", "2026-11-02T18:00:00.700Z", zone: "UTC"))])
        #expect(short.contains("DTSTART:20261102T180000Z"))
        #expect(short.contains("DTEND:20261102T180001Z"))
    }

    @Test func theLinkStandsWhereProgramsLook() throws {
        let online = try lines([try entry(event(onlineURL: "https://meet.example/a,b;c", location: ""))])
        #expect(online.contains("CONFERENCE;VALUE=URI;LABEL=Join online:https://meet.example/a,b;c"))
        #expect(online.contains("LOCATION:https://meet.example/a\\,b\\;c"))
        #expect(online.contains("DESCRIPTION:One\\nTwo\\n\\nJoin online: https://meet.example/a\\,b\\;c"))
        #expect(try !lines([try entry(event(location: ""))]).contains { $0.hasPrefix("LOCATION") })
    }

    @Test func anEmptyCalendarHoldsAComponent() throws {
        let lines = try lines([], name: "Nothing")
        #expect(lines.contains("BEGIN:VTIMEZONE") && lines.contains("TZID:UTC"))
    }
}
