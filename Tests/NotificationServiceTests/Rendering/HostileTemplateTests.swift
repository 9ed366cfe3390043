import Foundation
import Testing

@testable import NotificationService

/// Every template in every language and format, given what nobody should give it.
@Suite struct HostileTemplateTests {
    static let texts = [
        "<script>alert(1)</script>", "\"><img src=x onerror='alert(1)'>", "\r\nBcc: all@campus.example\r\n\r\nHello",
        "{{public_url}}{{{public_url}}}{{> mail}}", "=?utf-8?B?QmNjOg==?=", "\u{202E}gnp.exe\u{2066}",
        "שלום עולם, عالم",
        "🎉👩‍👩‍👧‍👦 e\u{301}\u{302}\u{303}", "\u{0}\u{1}\u{1B}[31m\u{7F}\u{85}\u{2028}", "   ", "",
        String(repeating: "very long ", count: 300), String(repeating: "W", count: 1500),
        String(repeating: "\u{301}", count: 500),
    ]

    private static let members = [
        "event_title", "start_time", "end_time", "timezone", "location", "organizer_name", "category", "reason",
        "message_subject", "message_body", "code", "link", "ticket_path", "unsubscribe_path", "old_event_title",
        "old_start_time", "old_end_time", "old_timezone", "old_location", "rsvp_status", "waitlist_position",
        "starts_in",
        "time_changed", "place_changed", "seats_added", "event_version",
    ]

    private func notification(_ template: String, _ language: Language, _ value: ContextValue, name: String?)
        -> ToldNotification
    {
        let context = Dictionary(uniqueKeysWithValues: Self.members.map { ($0, value) })
        return Mails.notification(
            template,
            context,
            name: name,
            about: ["event_id": value],
            language: language,
            userID: UUID()
        )
    }

    /// What begins with `<` in a page, as far as its name goes; comments are Outlook's frame.
    private func tags(_ html: String) -> Set<String> {
        let pieces = html.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst()
        return Set(
            pieces.map { piece in
                let name = piece.drop { $0 == UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: ">") && $0 > 0x20 }
                return String(decoding: name, as: UTF8.self)
            }
        )
    }

    private static let known: Set<String> = [
        "!--[if", "![endif]--", "!doctype", "a", "body", "br", "div", "h1", "head", "html", "meta", "p", "s", "span",
        "strong", "style", "table", "td",
        "title",
        "tr",
    ]

    @Test(arguments: Language.allCases) func noneIsBrokenByAText(_ language: Language) async throws {
        let mails = try await Mails()
        for template in mails.templates.names.sorted() {
            for text in Self.texts {
                let notification = notification(template, language, .text(text), name: text)
                let mail = try mails.templates.email(
                    for: notification,
                    from: mails.sender,
                    publicURL: mails.publicURL
                )
                #expect(tags(mail.html).isSubset(of: Self.known), "\(template): \(text)")
                #expect(!mail.html.contains("onerror='") && !mail.html.contains("javascript:"), "\(template): \(text)")
                for shown in [mail.subject, mail.text, mail.html] {
                    #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(template): \(text)")
                    #expect(!shown.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
                }
                #expect(!mail.subject.isEmpty && !mail.subject.contains("\n"))
                let lines = try mail.mime().utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                #expect(lines.allSatisfy { $0.count <= 998 })
                #expect(!lines.contains { $0.starts(with: "Bcc:".utf8) })
                #expect(lines.count { $0.starts(with: "Subject:".utf8) } == 1)
            }
        }
    }

    @Test(arguments: Language.allCases) func noneIsTooLongForAScreen(_ language: Language) async throws {
        let mails = try await Mails()
        for template in mails.templates.names.sorted() {
            for text in Self.texts {
                let notification = notification(template, language, .text(text), name: text)
                let short = try mails.templates.short(for: notification, publicURL: mails.publicURL)
                #expect(short.title.utf8.count <= ShortMessage.longestTitle && !short.title.isEmpty)
                #expect(
                    short.body.utf8.count <= ShortMessage.longestBody && !short.body.isEmpty,
                    "\(template): \(text)"
                )
                let sms = SMSText(try mails.templates.sms(for: notification, publicURL: mails.publicURL))
                #expect(sms.excess == 0 && !sms.text.isEmpty, "\(template): \(sms.text)")
            }
        }
    }

    /// What a member should not be: of another kind, and not there at all.
    @Test(
        arguments: [ContextValue.null, .boolean(true), .number(-1), .number(1e300), .number(.nan)],
        Language.allCases
    )
    func noneIsBrokenByAnotherKindOfValue(_ value: ContextValue, _ language: Language) async throws {
        let mails = try await Mails()
        for template in mails.templates.names.sorted() {
            let notification = notification(template, language, value, name: nil)
            let mail = try mails.templates.email(for: notification, from: mails.sender, publicURL: mails.publicURL)
            for shown in [mail.subject, mail.text, mail.html] {
                #expect(!shown.isEmpty && shown.firstMatch(of: /Optional|nan|nil|null|1e\+300|\{\{/) == nil, "\(shown)")
            }
            #expect(mail.calendar == nil && mail.unsubscribe == nil)
            let sms = try mails.templates.sms(for: notification, publicURL: mails.publicURL)
            #expect(sms.count <= 160)
        }
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.example", "http://", "//",
        "ftp://a.example",
    ]) func noOtherAddressThanOfTheWebIsFollowed(_ address: String) async throws {
        let context = ["link", "ticket_path", "unsubscribe_path"].map { ($0, ContextValue.text(address)) }
        let mail = try await Mails().mail("guest_confirm", Dictionary(uniqueKeysWithValues: context), about: [:])
        #expect(mail.html.matches(of: /href/).count == 1 && !mail.text.contains(address))
        #expect(mail.unsubscribe == nil)
    }

    /// What a path could be made of.
    @Test(arguments: ["../../admin", "01890a5d", "\"><script>", ""]) func noEventHasSuchAnID(_ id: String) async throws
    {
        let mail = try await Mails().mail("rsvp_confirmed", about: ["event_id": .text(id)])
        #expect(!mail.html.contains("/events/") && !mail.text.contains("/events/") && mail.calendar == nil)
    }
}
