import Foundation
import Testing

@testable import NotificationService

/// What the mails about a changed event say.
@Suite struct EventMailTests {
    @Test(arguments: [
        (true, false, "New time: Night hike"), (false, true, "New place: Night hike"),
        (true, true, "New time and place: Night hike"), (false, false, "Changed: Night hike"),
    ]) func anUpdateSaysWhatIsNew(_ time: Bool, _ place: Bool, _ subject: String) async throws {
        let changes: [String: ContextValue] = ["time_changed": .boolean(time), "place_changed": .boolean(place)]
        let mail = try await Mails().mail("event_updated", changes)
        #expect(mail.subject == subject)
        for part in [mail.text, mail.html] {
            #expect(part.contains("It has a new time.") == time)
            #expect(part.contains("It has a new place") == place)
            #expect(part.contains("because of your RSVP to this event"))
        }
    }

    @Test func anUpdateReadsAsALetter() async throws {
        let changes: [String: ContextValue] = ["time_changed": .boolean(true), "place_changed": .boolean(true)]
        let mail = try await Mails().mail("event_updated", changes)
        #expect(
            mail.text == """
                Hello Zoë,

                an event that you have a seat at, or wait for, has changed.
                - It has a new time.
                - It has a new place, or a new link to join online.

                As it stands now:

                Night hike
                Tuesday, 1 September 2026 at 18:00 (Europe/Berlin), until 20:00
                North gate

                https://events.campus.example/events/01890a5d-ac96-774b-bcce-b302099a8057

                If you cannot come any more, please cancel your RSVP there: your seat goes to the next in line.

                You get this mail because of your RSVP to this event.

                Campus Events

                """
        )
    }

    @Test func aCancellationAsksForNothing() async throws {
        let mail = try await Mails().mail("event_cancelled")
        #expect(mail.subject == "Cancelled: Night hike")
        #expect(mail.text.contains("it will not take place. There is nothing that you have to do."))
        #expect(mail.html.contains("<h1>This event is cancelled</h1>"))
    }

    @Test(arguments: ["event_approved", "event_returned"]) func itsOrganizerIsToldAsSuch(_ template: String)
        async throws
    {
        let mail = try await Mails().mail(template, ["reason": .text("x")])
        #expect(mail.text.contains("You get this mail because you organize this event."))
        #expect(!mail.text.contains("RSVP"))
        #expect(mail.to.address == "zoe@campus.example")
    }

    @Test func aReasonIsGivenInWholeLines() async throws {
        let mail = try await Mails().mail("event_returned", ["reason": .text("No room is booked.\nWho pays?")])
        #expect(mail.text.contains("as a draft, for this reason:\n\nNo room is booked.\nWho pays?\n\nChange"))
        #expect(mail.html.contains(">No room is booked.\nWho pays?</blockquote>"))
        let silent = try await Mails().mail("event_returned")
        #expect(silent.text.contains("given back to you as a draft.\n\nChange"))
    }

    @Test func anEventWithoutAPlaceIsOnline() async throws {
        #expect(try await Mails().mail("rsvp_confirmed", ["location": .text("")]).text.contains("\nOnline\n"))
    }

    @Test func anEventOverMidnightEndsOnItsOwnDay() async throws {
        let late: [String: ContextValue] = ["end_time": .text("2026-09-01T23:30:00+00:00")]
        #expect(
            try await Mails().mail("rsvp_confirmed", late).text
                .contains("1 September 2026 at 18:00 (Europe/Berlin), until Wednesday, 2 September 2026 at 01:30\n")
        )
    }

    @Test func aPositionOnTheWaitlistIsAWholeNumber() async throws {
        let mail = try await Mails().mail("rsvp_waitlisted", ["waitlist_position": .number(14)])
        #expect(mail.text.contains("you are number 14 on the waitlist"))
        #expect(mail.html.contains("You are number 14 on the waitlist"))
    }

    @Test func aGuestConfirmsASeatOrAPlaceInLine() async throws {
        let seat = try await Mails().mail("guest_confirm", ["link": .text("/guest-rsvps/01890a5d?code=a&b")])
        #expect(seat.subject == "Please confirm your seat: Night hike")
        #expect(seat.text.contains("\nhttps://events.campus.example/guest-rsvps/01890a5d?code=a&b\n"))
        #expect(seat.html.contains("href=\"https://events.campus.example/guest-rsvps/01890a5d?code=a&amp;b\""))
        let place = try await Mails().mail(
            "guest_confirm",
            ["link": .text("https://other.example/x"), "waitlist_position": .number(3)]
        )
        #expect(place.subject == "Please confirm your place on the waitlist: Night hike")
        #expect(place.text.contains("you are number 3 on the waitlist, and your place is kept for 30 minutes"))
        #expect(place.text.contains("\nhttps://other.example/x\n"))
    }
}
