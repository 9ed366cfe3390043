import CampusCore
import Foundation
import Testing

@testable import NotificationService

@Suite struct EventStateTests {
    private static let start = Date(timeIntervalSince1970: 1_788_285_600)

    private func objection(
        _ template: String,
        event: String = "published",
        rsvp: String? = "confirmed",
        told: String? = "2026-09-01T18:00:00+00:00",
        now: Date = start - 3600
    ) -> String? {
        let notification = Mails.notification(template, ["start_time": told.map { .text($0) } ?? .null])
        return EventState(event: event, startTime: Self.start, rsvp: rsvp).objection(to: notification, now: now)
    }

    @Test func aReminderIsForWhoStillHasASeatAtWhatIsStillToCome() {
        #expect(objection("event_reminder") == nil)
        #expect(objection("event_reminder", told: nil) == nil)
        #expect(objection("event_reminder", event: "cancelled") == "the event is cancelled")
        #expect(objection("event_reminder", rsvp: "waitlisted") == "there is no seat any more")
        #expect(objection("event_reminder", told: "2026-09-01T18:00:01+00:00") == "the event was moved")
        #expect(objection("event_reminder", now: Self.start) == "the event has begun")
    }

    /// A seat may be given up and taken again while a mail waits.
    @Test(arguments: [
        ("rsvp_confirmed", "confirmed"), ("rsvp_promoted", "confirmed"), ("rsvp_waitlisted", "waitlisted"),
        ("rsvp_cancelled", "cancelled"),
    ])
    func anRSVPIsToldAsItIsNow(_ template: String, _ status: String) {
        for other in ["confirmed", "waitlisted", "cancelled"] {
            #expect(objection(template, rsvp: other) == (other == status ? nil : "the RSVP is \(other)"))
        }
        #expect(objection(template, rsvp: nil) == nil)
        #expect(EventState.checkedTemplates.contains(template))
    }

    @Test(arguments: ["rsvp_confirmed", "rsvp_promoted"])
    func noSeatIsToldAtWhatDoesNotTakePlace(_ template: String) {
        #expect(objection(template, event: "cancelled") == "the event is cancelled")
    }

    @Test(arguments: ["event_updated", "event_announced"])
    func onlyWhatTakesPlaceIsTalkedAbout(_ template: String) {
        #expect(objection(template, event: "cancelled") == "the event is cancelled")
        #expect(objection(template, now: Self.start + 60) == nil)
    }

    @Test(arguments: ["event_updated", "event_message"])
    func whoGaveTheSeatUpHearsNoMore(_ template: String) {
        #expect(objection(template, rsvp: "cancelled") == "the RSVP is cancelled")
    }

    /// "The hall is flooded", and then the event is cancelled.
    @Test func whatOrganizersSayIsToldAlsoWhenThereIsNoEventAnyMore() {
        #expect(objection("event_message", event: "cancelled") == nil)
    }

    @Test(arguments: ["event_cancelled", "password_reset"])
    func whatHasHappenedStaysTrue(_ template: String) {
        #expect(objection(template, event: "cancelled", rsvp: "cancelled", now: Self.start + 60) == nil)
        #expect(!EventState.checkedTemplates.contains(template))
    }

    @Test func whatIsCheckedExists() async throws {
        #expect(try await Mails().templates.names.isSuperset(of: EventState.checkedTemplates))
    }
}
