import Foundation
import Testing

@testable import NotificationService

/// The mails about an account itself.
@Suite struct AccountMailTests {
    static let asked = ["email_verification", "password_reset", "password_changed"]

    /// Read from events-api's own list: a new one fails here until its mail is written.
    @Test func theseAreTheOnesThatEventsAPINames() throws {
        let source = try String(
            contentsOf: Mails.repository.appending(path: "Services/EventsAPI/Accounts/AccountMail.swift"),
            encoding: .utf8
        )
        let named = source.matches(of: /case \w+ = "([a-z_]+)"/).map { String($0.output.1) }
        #expect(Set(named) == Set(Self.asked))
    }

    @Test(arguments: asked, Language.allCases) func eachSaysWhomAndWhat(_ template: String, _ language: Language)
        async throws
    {
        let link = "https://events.campus.example/page#secret-_1"
        let mail = try await Mails().mail(template, ["link": .text(link)], about: [:], language: language)
        #expect(!mail.subject.isEmpty && !mail.subject.contains("event"))
        for part in [mail.text, mail.html] {
            #expect(part.contains(language == .english ? "Hello Zoë," : "Hallo Zoë,"))
            #expect(part.contains(link))
            #expect(part.firstMatch(of: /Optional\(|\{\{|\}\}|  +\S|\n\n\n/) == nil, "\(part)")
        }
    }

    @Test(arguments: asked) func eachEscapesWhatItIsGivenInHTMLAndOnlyThere(_ template: String) async throws {
        let hostile = "<img src=x onerror=\"alert('1')\"> & co"
        let mail = try await Mails().mail(template, ["link": .text("https://a.example/?a=1&b=\"2\"")], name: hostile)
        #expect(!mail.html.contains("<img") && mail.html.contains("&lt;img src=x"))
        #expect(mail.text.contains("Hello \(hostile),"))
        #expect(!mail.html.contains("b=\"2\""))
    }

    @Test(arguments: asked, Language.allCases)
    func eachIsWholeWithoutWhatItIsNotGiven(_ template: String, _ language: Language) async throws {
        let nothing = Mails.context.mapValues { _ in ContextValue.null }
        let mail = try await Mails().mail(template, nothing, name: nil, about: [:], language: language)
        for part in [mail.text, mail.html] {
            #expect(part.contains(language == .english ? "Hello," : "Hallo,") && part.contains("Campus Events"))
            #expect(part.firstMatch(of: /with this link|mit diesem Link|Optional\(|\{\{|\n\n\n/) == nil, "\(part)")
        }
        // Only the name above the mail leads anywhere.
        #expect(mail.html.matches(of: /href/).count == 1)
    }

    /// They cannot be switched off, whoever gets them.
    @Test(arguments: asked, Language.allCases) func noneOffersAChoice(_ template: String, _ language: Language)
        async throws
    {
        let mails = try await Mails()
        let notification = Mails.notification(template, language: language, userID: UUID())
        let mail = try mails.templates.email(for: notification, from: mails.sender, publicURL: mails.publicURL)
        #expect(!mail.html.contains("/me/settings") && !mail.text.contains("/me/settings"))
    }

    @Test func aTelephoneIsConfirmedByItsCode() async throws {
        let mails = try await Mails()
        let english = try mails.templates.sms(
            for: Mails.notification("phone_verification", ["code": .text("042817")]),
            publicURL: mails.publicURL
        )
        #expect(english.hasPrefix("Campus Events\nYour code is 042817\n"))
        let german = try mails.templates.sms(
            for: Mails.notification("phone_verification", ["code": .text("042817")], language: .german),
            publicURL: mails.publicURL
        )
        #expect(german.hasPrefix("Campus Events\nDein Code ist 042817\n"))
    }
}
