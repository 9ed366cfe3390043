import CampusCore
import Foundation
import Testing

@testable import NotificationService

/// Which mails change a calendar, and how.
@Suite struct CalendarMailTests {
    private func lines(_ attachment: CalendarAttachment) -> [String] {
        String(decoding: attachment.content, as: UTF8.self).replacing("\r\n ", with: "")
            .components(separatedBy: "\r\n")
    }

    @Test(
        arguments: [
            ("rsvp_confirmed", nil, "REQUEST"), ("rsvp_promoted", nil, "REQUEST"), ("rsvp_cancelled", nil, "CANCEL"),
            ("event_cancelled", nil, "CANCEL"), ("event_cancelled", "confirmed", "CANCEL"),
            ("event_cancelled", "waitlisted", nil), ("rsvp_cancelled", "waitlisted", nil),
            ("event_updated", "confirmed", "REQUEST"), ("event_updated", "waitlisted", nil),
            ("event_updated", nil, nil),
        ] as [(String, String?, String?)]
    )
    func whoHasASeatHasItInTheCalendar(_ template: String, _ status: String?, _ method: String?) async throws {
        let context = ["rsvp_status": status.map(ContextValue.text) ?? .null, "event_version": .number(3)]
        let calendar = try await Mails().mail(template, context).calendar
        #expect(calendar?.method == method)
        guard let calendar, let method else { return }
        let lines = lines(calendar)
        #expect(lines.contains("METHOD:\(method)") && lines.contains("SEQUENCE:2"))
        #expect(lines.contains("UID:\(Mails.eventID)@campus-events"))
        #expect(lines.contains("DTSTART;TZID=Europe/Berlin:20260901T180000") && lines.contains("SUMMARY:Night hike"))
        #expect(lines.contains("ORGANIZER;CN=Campus Events:mailto:events@campus.example"))
        #expect(lines.contains { $0.hasPrefix("ATTENDEE;CN=Zoë;") && $0.hasSuffix(":mailto:zoe@campus.example") })
    }

    @Test func noOtherMailChangesOne() async throws {
        let mails = try await Mails()
        let changing = ["rsvp_confirmed", "rsvp_promoted", "rsvp_cancelled", "event_cancelled", "event_updated"]
        for template in mails.templates.names.subtracting(changing) {
            #expect(try mails.mail(template, ["rsvp_status": .text("confirmed")]).calendar == nil)
        }
    }

    @Test(arguments: ["start_time", "end_time", "timezone", "event_title"])
    func whatIsNotKnownIsNotWritten(_ missing: String) async throws {
        #expect(try await Mails().mail("rsvp_confirmed", [missing: .null]).calendar == nil)
    }

    @Test func aTimeThatIsNoneMakesNoCalendarOfAThousandYears() async throws {
        let long: [String: ContextValue] = ["start_time": .text("0001-01-01T00:00:00Z")]
        #expect(try await Mails().mail("rsvp_confirmed", long).calendar == nil)
    }

    @Test func anOrganizerIsNamed() async throws {
        let calendar = try await Mails().mail("rsvp_confirmed", ["organizer_name": .text("Ada, Countess")]).calendar
        #expect(lines(try #require(calendar)).contains("ORGANIZER;CN=\"Ada, Countess\":mailto:events@campus.example"))
    }
}
