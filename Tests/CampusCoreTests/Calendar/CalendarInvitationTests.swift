import Foundation
import Testing

@testable import CampusCore

@Suite struct CalendarInvitationTests {
    private func invitation(_ kind: CalendarInvitation.Kind) throws -> CalendarInvitation {
        CalendarInvitation(
            kind,
            eventID: try #require(UUID(uuidString: "0198D2A0-0000-7000-8000-000000000001")),
            version: 3,
            decidedAt: try #require(WireTime.parse("2026-09-02T08:00:00.250Z")),
            title: "Tea; cake, talk",
            startTime: try #require(WireTime.parse("2026-11-02T18:00:00Z")),
            endTime: try #require(WireTime.parse("2026-11-02T20:00:00Z")),
            timezone: "Europe/Berlin",
            place: "Hall 3, north",
            page: try #require(URL(string: "https://events.example/events/1")),
            organizer: CalendarPerson(name: "Ada: Lovelace", address: "events@campus.example"),
            attendee: CalendarPerson(name: "Zoë", address: "zoe+50%@campus.example")
        )
    }

    /// The lines, unfolded.
    private func lines(_ invitation: CalendarInvitation) -> [String] {
        String(decoding: invitation.bytes(), as: UTF8.self).replacing("\r\n ", with: "").components(separatedBy: "\r\n")
    }

    @Test func aRequestIsWrittenWhole() throws {
        let invitation = try invitation(.request)
        #expect(invitation.method == "REQUEST")
        let lines = lines(invitation)
        #expect(
            Array(lines[..<6]) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Campus Events//Calendar//EN", "CALSCALE:GREGORIAN",
                "METHOD:REQUEST", "BEGIN:VTIMEZONE",
            ]
        )
        let person = "CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT"
        let expected = [
            "BEGIN:VEVENT", "UID:0198d2a0-0000-7000-8000-000000000001@campus-events", "DTSTAMP:20260902T080000Z",
            "SEQUENCE:2", "DTSTART;TZID=Europe/Berlin:20261102T190000", "DTEND;TZID=Europe/Berlin:20261102T210000",
            "SUMMARY:Tea\\; cake\\, talk", "DESCRIPTION:https://events.example/events/1", "LOCATION:Hall 3\\, north",
            "STATUS:CONFIRMED", "TRANSP:OPAQUE", "ORGANIZER;CN=\"Ada: Lovelace\":mailto:events@campus.example",
            "ATTENDEE;CN=Zoë;\(person);PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:zoe+50%25@campus.example",
            "URL:https://events.example/events/1", "END:VEVENT", "END:VCALENDAR", "",
        ]
        let start = try #require(lines.firstIndex(of: "BEGIN:VEVENT"))
        #expect(Array(lines[start...]) == expected)
    }

    /// RFC 5546 §3.2.5: STATUS belongs to the event, which only the second of them ends.
    @Test func whoGoesAndWhatIsCancelledAreTakenAway() throws {
        let withdrawn = lines(try invitation(.withdrawal))
        #expect(withdrawn.contains("METHOD:CANCEL") && !withdrawn.contains { $0.hasPrefix("STATUS") })
        let cancelled = lines(try invitation(.cancellation))
        #expect(cancelled.contains("METHOD:CANCEL") && cancelled.contains("STATUS:CANCELLED"))
        for lines in [withdrawn, cancelled] {
            #expect(lines.contains { $0.hasPrefix("ATTENDEE;") } && lines.contains { $0.hasPrefix("ORGANIZER;") })
            #expect(!lines.contains { $0.contains("PARTSTAT") })
        }
    }

    @Test func itIsTheEventOfTheFeeds() throws {
        let details = EventDetails(
            title: "Tea; cake, talk",
            description: "",
            category: .other,
            location: "",
            onlineURL: nil,
            startTime: .now,
            endTime: .now,
            timezone: "UTC",
            maxAttendees: 1
        )
        let invitation = try invitation(.request)
        let event = Event(
            id: WireID(invitation.eventID),
            details: details,
            status: .upcoming,
            organizerID: WireID(UUID()),
            currentAttendees: 0,
            waitlistCount: 0,
            createdAt: .now,
            updatedAt: .now,
            version: invitation.version
        )
        let feed = CalendarDocument([CalendarEntry(event, page: invitation.page)], publisher: invitation.page)
        let shown = String(decoding: feed.bytes(), as: UTF8.self).components(separatedBy: "\r\n")
        for name in ["UID:", "SEQUENCE:"] {
            #expect(lines(invitation).first { $0.hasPrefix(name) } == shown.first { $0.hasPrefix(name) })
        }
    }

    @Test func nothingThatPeopleWroteBeginsALine() throws {
        var invitation = try invitation(.request)
        invitation.title = "Tea\r\nATTACH:https://evil.example"
        invitation.place = "Hall\nBEGIN:VALARM"
        invitation.organizer.name = "Ada\r\nX-EVIL:1\";X=\""
        invitation.attendee = CalendarPerson(name: "\r\n", address: "zoe\r\nX-EVIL:1@campus.example")
        let lines = lines(invitation)
        for prefix in ["ATTACH", "BEGIN:VALARM", "X-EVIL"] { #expect(!lines.contains { $0.hasPrefix(prefix) }) }
        #expect(lines.contains { $0.hasPrefix("ORGANIZER;CN=\"AdaX-EVIL:1;X=\":mailto:") })
        #expect(lines.contains { $0.hasPrefix("ATTENDEE;CUTYPE=") })
    }

    @Test func aVersionThatIsNotKnownIsTheFirst() throws {
        var invitation = try invitation(.request)
        invitation.version = 0
        #expect(lines(invitation).contains("SEQUENCE:0"))
        invitation.version = .min
        #expect(lines(invitation).contains("SEQUENCE:0"))
    }
}
