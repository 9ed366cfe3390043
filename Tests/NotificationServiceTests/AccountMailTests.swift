import Foundation
import Testing

@testable import NotificationService

/// The mails about an account itself.
@Suite struct AccountMailTests {
    /// Each, and whether it has a link.
    static let asked = ["email_verification": true, "password_reset": true, "password_changed": false]

    /// Read from events-api's own list: a new one fails here until its mail is written.
    @Test func theseAreTheOnesThatEventsAPINames() throws {
        let source = try String(
            contentsOf: Mails.repository.appending(path: "Services/EventsAPI/Accounts/AccountMail.swift"),
            encoding: .utf8
        )
        let named = source.matches(of: /case \w+ = "([a-z_]+)"/).map { String($0.output.1) }
        #expect(Set(named) == Set(Self.asked.keys))
    }

    @Test(arguments: asked.keys.sorted()) func eachSaysWhomAndWhat(_ template: String) async throws {
        let link = "https://events.campus.example/page#secret-_1"
        let mail = try await Mails().mail(template, ["link": .text(link)], about: [:])
        #expect(!mail.subject.isEmpty && !mail.subject.contains("event"))
        for part in [mail.text, mail.html] {
            #expect(part.contains("Hello Zoë,"))
            #expect(part.contains(link))
            #expect(part.firstMatch(of: /Optional\(|\{\{|\}\}|  +\S|\n\n\n/) == nil, "\(part)")
        }
    }

    @Test(arguments: asked.keys.sorted()) func eachEscapesWhatItIsGivenInHTMLAndOnlyThere(_ template: String)
        async throws
    {
        let hostile = "<img src=x onerror=\"alert('1')\"> & co"
        let mail = try await Mails().mail(template, ["link": .text("https://a.example/?a=1&b=\"2\"")], name: hostile)
        #expect(!mail.html.contains("<img") && mail.html.contains("&lt;img src=x"))
        #expect(mail.text.contains("Hello \(hostile),"))
        #expect(!mail.html.contains("b=\"2\""))
    }

    @Test(arguments: asked.keys.sorted()) func eachIsWholeWithoutWhatItIsNotGiven(_ template: String) async throws {
        let nothing = Mails.context.mapValues { _ in ContextValue.null }
        let mail = try await Mails().mail(template, nothing, name: nil, about: [:])
        for part in [mail.text, mail.html] {
            #expect(part.contains("Hello,") && part.contains("Campus Events"))
            #expect(part.firstMatch(of: /href|with this link|Optional\(|\{\{|\n\n\n/) == nil, "\(part)")
        }
    }
}
