import Foundation
import Testing

@testable import NotificationService

/// Every mail about an event that events-api can ask for exists here, and can be made of what events-api gives it.
@Suite struct EventsAPITemplateTests {
    /// Each template, with what its context has beyond the event.
    static let asked: [String: [String: ContextValue]] = [
        "rsvp_confirmed": ["waitlist_position": .null],
        "rsvp_waitlisted": ["waitlist_position": .number(14)],
        "rsvp_promoted": ["waitlist_position": .null],
        "rsvp_cancelled": ["waitlist_position": .null],
        "guest_confirm": ["link": .text("/guest-rsvps/01890a5d"), "waitlist_position": .null],
        "guest_expired": ["waitlist_position": .null],
        "event_updated": ["time_changed": .boolean(true), "place_changed": .boolean(false)],
        "event_cancelled": [:],
        "event_reminder": ["starts_in": .number(3600)],
        "event_created": [:],
        "event_announced": ["organizer_name": .text("Ada"), "category": .text("Workshop")],
        "event_approval_wanted": ["organizer_name": .text("Ada")],
        "event_approved": [:],
        "event_returned": ["reason": .text("Two events of this name")],
        "event_message": ["message_subject": .text("Coats"), "message_body": .text("It is cold.")],
    ]

    /// What a person may have written into each, beside the event's own title and place.
    private static let written: Set<String> = [
        "reason", "organizer_name", "category", "message_subject", "message_body",
    ]

    /// Underscored words beside the templates that are none: what the log of decisions calls them.
    private static let decisions: Set<String> = [
        "guest_confirmed", "checked_in", "check_in_undone", "capacity_changed",
    ]

    /// Read from events-api's own list: a new template fails here until it is written.
    @Test func allThatEventsAPITellsHasATemplate() async throws {
        let list = "Services/EventsAPI/Preferences/NotificationTemplate.swift"
        let source = try String(contentsOf: Mails.repository.appending(path: list), encoding: .utf8)
        let named = source.matches(of: /case \w+ = "([a-z_]+)"/).map { String($0.output.1) }
        #expect(Set(named) == (try await Mails().templates.names))
    }

    /// Read from the statements themselves: a new template in events-api fails here until its mail is written.
    @Test func theseAreTheTemplatesThatEventsAPINames() throws {
        var found: Set<String> = []
        for source in try sources() {
            // The arguments before the row that is told of, and what the outbox is filled with directly.
            let calls = source.matches(
                of: /(?s)(FUNCTION )?events\.(?:tell_\w+|record_decision)\((.*?),\s*(?:e|r|promoted|p_\w+)\b/
            )
            let inserts = source.matches(
                of: /(?s)INTO events\.outbox \([^)]*\)\s*(?:SELECT|VALUES \()\s*(.*?),\s*jsonb/
            )
            // A template of an announcement stands before its audience.
            let announcements = source.matches(
                of: /'(event_\w+)', (?:'(?:confirmed|everyone|followers|organizer|administrators)'|\\\()/
            )
            found.formUnion(announcements.map { String($0.output.1) })
            let texts = calls.filter { $0.output.1 == nil }.map(\.output.2) + inserts.map(\.output.1)
            for text in texts {
                found.formUnion(text.matches(of: /'([a-z]+_[a-z_]+)'/).map { String($0.output.1) })
                if text.contains("'rsvp_' ||") { found.formUnion(["rsvp_confirmed", "rsvp_waitlisted"]) }
            }
        }
        #expect(found.subtracting(Self.decisions) == Set(Self.asked.keys))
    }

    /// Whatever fills the outbox in a form that the test above cannot read would escape it.
    @Test func everyWayIntoTheOutboxIsRead() throws {
        let sources = try sources().joined(separator: "\n")
        let all = sources.matches(of: /INTO\s+(?:events\.)?outbox\b/).count
        let read = sources.matches(
            of: /INTO events\.outbox \([^)]*\)\s*(?:SELECT|VALUES \()\s*(?:md5\(.*, a\.template|p_template|CASE)\b/
        )
        #expect(all > 0 && read.count == all)
    }

    @Test func eachHasAMail() async throws {
        #expect(try await Mails().templates.names.isSuperset(of: Self.asked.keys))
    }

    @Test(arguments: asked.keys.sorted(), Language.allCases)
    func eachSaysWhatWhenWhereAndLinksToTheEvent(_ template: String, _ language: Language) async throws {
        let mail = try await Mails().mail(template, Self.asked[template] ?? [:], language: language)
        #expect(mail.subject.hasSuffix(": Night hike"))
        let (hello, day) =
            language == .english
            ? ("Hello Zoë,", "Tuesday, 1 September 2026, 18:00–20:00")
            : ("Hallo Zoë,", "Dienstag, 1. September 2026, 18:00–20:00 Uhr")
        for part in [mail.text, mail.html] {
            #expect(part.contains(hello))
            #expect(part.contains("Night hike") && part.contains("North gate"))
            #expect(part.contains("https://events.campus.example/events/\(Mails.eventID)"))
            // What no value was found for, and what Mustache did not understand.
            #expect(part.firstMatch(of: /Optional\(|\{\{|\}\}|  +\S|\n\n\n/) == nil, "\(part)")
        }
        #expect(mail.text.contains(day) && mail.html.contains(day.replacing("6, ", with: "6<br>")))
        #expect(mail.html.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(mail.html.contains("<title>\(mail.subject)</title>"))
    }

    @Test(arguments: asked.keys.sorted(), Language.allCases)
    func eachEscapesWhatItIsGivenInHTMLAndOnlyThere(_ template: String, _ language: Language) async throws {
        let hostile = "<img src=x onerror=\"alert('1')\"> & co"
        let words = (Self.asked[template] ?? [:]).filter { Self.written.contains($0.key) }.keys
        var context = Self.asked[template] ?? [:]
        for name in ["event_title", "location"] + words { context[name] = .text(hostile) }
        let mail = try await Mails().mail(template, context, name: hostile, language: language)
        let escaped = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co"
        #expect(!mail.html.contains("<img"))
        // The title of the page and the event's name in it; the place, the person, and what else is given.
        #expect(mail.html.components(separatedBy: escaped).count - 1 >= words.count + 4)
        #expect(mail.text.components(separatedBy: hostile).count - 1 >= words.count + 3)
        #expect(!mail.text.contains("&lt;") && !mail.text.contains("&amp;"))
        #expect(mail.subject.hasSuffix(": " + hostile))
    }

    @Test(arguments: asked.keys.sorted(), Language.allCases)
    func eachIsWholeWithoutWhatItIsNotGiven(_ template: String, _ language: Language) async throws {
        let nothing = Mails.context.mapValues { _ in ContextValue.null }
        let mail = try await Mails().mail(template, nothing, name: nil, about: [:], language: language)
        #expect(mail.subject.hasSuffix(language == .english ? ": an event" : ": eine Veranstaltung"))
        for part in [mail.text, mail.html] {
            #expect(part.contains(language == .english ? "Hello," : "Hallo,"))
            #expect(part.contains("Campus Events"))
            #expect(
                part.firstMatch(of: /20\d\d,|<br>|Optional\(|\{\{|[Nn]umber|Nummer|reason:|Begründung:|: *\n|\n\n\n/)
                    == nil,
                "\(part)"
            )
        }
        // Only the name above the mail leads anywhere.
        #expect(mail.html.matches(of: /href/).count == 1)
    }

    /// The SQL and Swift of events-api.
    private func sources() throws -> [String] {
        let folder = Mails.repository.appending(path: "Services/EventsAPI")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        let texts = try files.compactMap { $0 as? URL }.filter { ["sql", "swift"].contains($0.pathExtension) }
            .map { try String(contentsOf: $0, encoding: .utf8) }
        try #require(texts.count > 50)
        return texts
    }
}
