import Foundation
import Testing

@testable import NotificationService

/// What the mails about events say.
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

    private static let moved: [String: ContextValue] = [
        "old_start_time": .text("2026-08-31T16:00:00+00:00"), "old_end_time": .text("2026-08-31T18:00:00+00:00"),
        "old_location": .text("South gate"), "old_event_title": .text("Night walk"),
    ]

    @Test func anUpdateReadsAsALetter() async throws {
        let mail = try await Mails().mail("event_updated", Self.moved)
        #expect(mail.subject == "New time and place: Night hike")
        #expect(
            mail.text == """
                New time and place

                Hello Zoë,

                An event that you have a seat at, or wait for, has changed.

                - Title: Night hike (was: Night walk)
                - When: Tuesday, 1 September 2026, 18:00–20:00 (was: Monday, 31 August 2026, 18:00–20:00)
                - Where: North gate (was: South gate)

                Night hike
                Tuesday, 1 September 2026, 18:00–20:00 (Central European Summer Time)
                North gate
                https://events.campus.example/events/01890a5d-ac96-774b-bcce-b302099a8057

                If you cannot come any more, please cancel your RSVP on the event's page: your seat goes to the next in line.

                You get this mail because of your RSVP to this event.

                Campus Events

                """
        )
    }

    @Test func anUpdateShowsOldAndNewInHTML() async throws {
        let mail = try await Mails().mail("event_updated", Self.moved, language: .german)
        for (old, new) in [
            ("Night walk", "Night hike"), ("South gate", "North gate"),
            ("Montag, 31. August 2026<br>18:00–20:00 Uhr", "Dienstag, 1. September 2026<br>18:00–20:00 Uhr"),
        ] {
            #expect(mail.html.contains("\(old)</s><br><strong>\(new)</strong>"))
        }
        #expect(!mail.html.contains("neuen Link") && !mail.html.contains("eine neue Zeit"))
    }

    @Test func whatIsAsBeforeIsNoChange() async throws {
        var same = Self.moved
        for name in ["start_time", "end_time", "location", "event_title"] { same["old_" + name] = Mails.context[name] }
        let mail = try await Mails().mail("event_updated", same)
        #expect(mail.subject == "Changed: Night hike")
        #expect(!mail.text.contains("was:") && !mail.html.contains("<s "))
    }

    @Test func aCancellationAsksForNothing() async throws {
        let mail = try await Mails().mail("event_cancelled")
        #expect(mail.subject == "Cancelled: Night hike")
        #expect(mail.text.contains("It will not take place. There is nothing that you have to do."))
        #expect(mail.html.contains(">This event is cancelled</h1>"))
    }

    @Test(arguments: ["event_approved", "event_returned", "event_created"]) func itsOrganizerIsToldAsSuch(
        _ template: String
    ) async throws {
        let mail = try await Mails().mail(template, ["reason": .text("x")])
        #expect(mail.text.contains("You get this mail because you organize this event."))
        #expect(!mail.text.contains("RSVP"))
        #expect(mail.to.address == "zoe@campus.example")
    }

    @Test func aReasonIsGivenInWholeLines() async throws {
        let mail = try await Mails().mail(
            "event_returned",
            ["reason": .text("No room is booked.\r\nWho pays?\n\n\nI do.")]
        )
        #expect(
            mail.text.contains("as a draft, for this reason:\n\n> No room is booked.\n> Who pays?\n\n> I do.\n\nChange")
        )
        #expect(mail.html.contains(">No room is booked.<br>Who pays?</p>\n"))
        #expect(mail.html.contains(">I do.</p>\n"))
        let silent = try await Mails().mail("event_returned")
        #expect(silent.text.contains("given back to you as a draft.\n\nChange"))
        #expect(!silent.html.contains("class=\"quote\""))
    }

    @Test func anOrganizersWordsAreTheirs() async throws {
        let message: [String: ContextValue] = [
            "message_subject": .text("Bring a coat"), "message_body": .text("It is cold.\n\nSee you!"),
            "organizer_name": .text("Ada & Co"),
        ]
        let mail = try await Mails().mail("event_message", message)
        #expect(mail.subject == "Bring a coat: Night hike")
        #expect(
            mail.text.contains("Ada & Co, who organizes this event, writes to you:\n\n> It is cold.\n\n> See you!\n")
        )
        #expect(mail.html.contains("Ada &amp; Co, who organizes this event"))
        #expect(mail.html.contains(">It is cold.</p>") && mail.html.contains(">See you!</p>"))
    }

    @Test func anEventWithoutAPlaceIsOnline() async throws {
        #expect(try await Mails().mail("rsvp_confirmed", ["location": .text("")]).text.contains("\nOnline\n"))
    }

    @Test func anEventOverMidnightEndsOnItsOwnDay() async throws {
        let late: [String: ContextValue] = ["end_time": .text("2026-09-01T23:30:00+00:00")]
        #expect(
            try await Mails().mail("rsvp_confirmed", late).text
                .contains("\nTuesday, 1 September 2026, 18:00 – Wednesday, 2 September 2026, 01:30 (Central European")
        )
        #expect(
            try await Mails().mail("rsvp_confirmed", late, language: .german).text
                .contains(
                    "\nDienstag, 1. September 2026, 18:00 Uhr – Mittwoch, 2. September 2026, 01:30 Uhr (Mitteleuro"
                )
        )
    }

    @Test func aPositionOnTheWaitlistIsAWholeNumber() async throws {
        let mail = try await Mails().mail("rsvp_waitlisted", ["waitlist_position": .number(14)])
        #expect(mail.text.contains("You are number 14 on the waitlist"))
        #expect(mail.html.contains("You are number 14 on the waitlist"))
        let far: [String: ContextValue] = ["waitlist_position": .number(1234)]
        #expect(try await Mails().mail("rsvp_waitlisted", far).text.contains("number 1,234 on"))
        #expect(try await Mails().mail("rsvp_waitlisted", far, language: .german).text.contains("Nummer 1.234 auf"))
        let odd = try await Mails().mail("rsvp_waitlisted", ["waitlist_position": .number(1.5)])
        #expect(odd.text.contains("You are on the waitlist"))
    }

    @Test(arguments: [
        (86_400, "in 24 hours", "in 24 Stunden"), (3600, "in 1 hour", "in 1 Stunde"),
        (5, "in 5 seconds", "in 5 Sekunden"),
        (172_800, "in 2 days", "in 2 Tagen"), (5400, "in 90 minutes", "in 90 Minuten"),
        (60, "in 1 minute", "in 1 Minute"),
        (3517, "in 59 minutes", "in 59 Minuten"), (86_300, "in 24 hours", "in 24 Stunden"),
        (90, "in 90 seconds", "in 90 Sekunden"),
        (0, "soon", "bald"), (-7, "soon", "bald"),
    ]) func aReminderSaysHowLongItIs(_ seconds: Int, _ english: String, _ german: String) async throws {
        let context: [String: ContextValue] = ["starts_in": .number(Double(seconds))]
        #expect(try await Mails().mail("event_reminder", context).subject == "Starts \(english): Night hike")
        #expect(
            try await Mails().mail("event_reminder", context, language: .german).subject
                == "Beginnt \(german): Night hike"
        )
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

    @Test(arguments: ["rsvp_confirmed", "rsvp_promoted", "event_reminder"]) func aGuestFindsTheTicket(
        _ template: String
    )
        async throws
    {
        let mail = try await Mails().mail(template, ["ticket_path": .text("/rsvps/01890a5d?code=a&b")])
        #expect(mail.text.contains("Your ticket:\nhttps://events.campus.example/rsvps/01890a5d?code=a&b\n"))
        #expect(mail.html.contains("href=\"https://events.campus.example/rsvps/01890a5d?code=a&amp;b\""))
        #expect(mail.html.contains(">Show your ticket</a>") && !mail.html.contains(">See the event</a>"))
        #expect(try await Mails().mail(template).html.contains(">See the event</a>"))
    }
}
