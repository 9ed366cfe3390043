import Foundation
import Testing

@testable import NotificationService

@Suite struct ShortMessageTests {
    private func sms(_ template: String, _ context: [String: ContextValue], _ language: Language = .english)
        async throws
        -> String
    {
        let mails = try await Mails()
        let notification = Mails.notification(template, context, language: language)
        return try mails.templates.sms(for: notification, publicURL: mails.publicURL)
    }

    @Test func aPushIsTheSubjectAndALine() async throws {
        let mails = try await Mails()
        let short = try mails.templates.short(for: Mails.notification("rsvp_confirmed"), publicURL: mails.publicURL)
        #expect(
            short
                == ShortMessage(
                    title: "You have a seat: Night hike",
                    body: "Tue 1 Sep, 18:00, North gate. See you there!",
                    url: mails.publicURL.appending(path: "events/\(Mails.eventID)")
                )
        )
        let german = try mails.templates.short(
            for: Mails.notification("rsvp_confirmed", language: .german),
            publicURL: mails.publicURL
        )
        #expect(german.body == "Di. 1. Sept., 18:00 Uhr, North gate. Bis dann!")
    }

    @Test func aLongTitleOfAPushIsShortenedBetweenWords() async throws {
        let mails = try await Mails()
        let title = String(repeating: "telescope ", count: 60)
        let notification = Mails.notification("event_message", ["event_title": .text(title)])
        let short = try mails.templates.short(for: notification, publicURL: mails.publicURL)
        #expect(short.title.hasSuffix(" telescope…") && short.title.utf8.count <= ShortMessage.longestTitle)
    }

    @Test func anSMSSaysWhoWritesAndHasNoAddress() async throws {
        let text = try await sms("event_reminder", ["starts_in": .number(3600)])
        #expect(
            text == """
                Campus Events
                Starts in 1 hour: Night hike
                Tue 1 Sep, 18:00, North gate. You have a seat. See you there!
                """
        )
    }

    /// Every template fits one message with the titles and places that there are.
    @Test(arguments: Language.allCases) func everySMSOfAnOrdinaryEventIsOneMessage(_ language: Language) async throws {
        let mails = try await Mails()
        for template in mails.templates.names.sorted() {
            let sample = try #require(mails.templates.sample(template, language: language))
            let text = try mails.templates.sms(for: sample, publicURL: mails.publicURL)
            #expect(SMSText(text).isGSM && text.count <= 160, "\(text)")
            // Only an organizer's own words may be too long.
            if template != "event_message", template != "event_returned" { #expect(!text.contains("..."), "\(text)") }
        }
    }

    @Test func theLongestTextGivesWayFirst() async throws {
        let title = "An introduction to the history of the telescope, its makers, its readers and its finest mistakes"
        let text = try await sms("rsvp_confirmed", ["event_title": .text(title)])
        #expect(
            text == """
                Campus Events
                You have a seat: An introduction to the history of the telescope, its makers, its readers and its...
                Tue 1 Sep, 18:00, North gate. See you there!
                """
        )
        let place = "Observatory on the roof of the northern tower, entrance by the stairs behind the old library"
        let both = try await sms("event_cancelled", ["event_title": .text(title), "location": .text(place)])
        #expect(both.contains("Cancelled: An introduction to the history of the telescope, its makers, its..."))
        let each = try await sms("rsvp_confirmed", ["event_title": .text(title), "location": .text(place)])
        #expect(each.contains("You have a seat: An introduction") && each.contains("18:00, Observatory on"))
        #expect(each.hasSuffix("... See you there!") && each.count <= 160)
    }

    @Test func typographyPicturesAndForeignAccentsAreGivenUpForOneMessage() async throws {
        let text = try await sms(
            "rsvp_confirmed",
            ["event_title": .text("“Café” – čaj & 茶?".replacing("茶", with: "🍵"))]
        )
        #expect(text.contains("\"Café\" - caj & ?"))
        #expect(SMSText(text).isGSM)
    }

    @Test func aScriptStaysWhatItIs() async throws {
        let text = try await sms(
            "rsvp_confirmed",
            ["event_title": .text("Ночь телескопов – " + String(repeating: "звёзды ", count: 30))]
        )
        #expect(text.contains("Ночь телескопов"))
        #expect(!SMSText(text).isGSM && text.utf16.count <= 134)
        #expect(text.hasSuffix("See you there!"))
    }

    @Test func whatTakesTwoSeptetsCountsTwice() {
        #expect(SMSText(String(repeating: "€", count: 80)).excess == 0)
        #expect(SMSText(String(repeating: "€", count: 81)).excess == 2)
        #expect(SMSText(String(repeating: "€", count: 81)).bounded == String(repeating: "€", count: 78) + "...")
        #expect(SMSText(String(repeating: "a", count: 160)).excess == 0)
    }

    @Test func nothingIsShortenedThatFits() {
        #expect("One two".shortened(to: 7, ending: "…", measure: \.count) == "One two")
        #expect("One two".shortened(to: 6, ending: "…", measure: \.count) == "One…")
        #expect("Abcdefghijklmnopqrstuvwxyz".shortened(to: 20, ending: "…", measure: \.count) == "Abcdefghijklmnopqrs…")
        #expect("One, two".shortened(to: 7, ending: "…", measure: \.count) == "One…")
        #expect("🎉🎉".shortened(to: 3, ending: "…", measure: \.utf8.count) == "…")
        #expect("".shortened(to: 0, ending: "…", measure: \.count) == "")
    }
}
