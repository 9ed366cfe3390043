import CampusCore
import Foundation

/// What a template may show: the notification's context, with times, numbers and addresses as people read them.
///
/// What is not known is left out instead of being empty, so that a template can say something else.
struct TemplateContext {
    let language: Language
    private(set) var values: [String: Any] = [:]
    /// Where this is read on: what it asks to do, or the event's page.
    private(set) var page: URL?
    private(set) var unsubscribe: URL?

    private let notification: Notification
    private let publicURL: URL

    init(_ notification: Notification, language: Language, publicURL: URL) {
        self.notification = notification
        self.language = language
        self.publicURL = publicURL
        values["language"] = language.rawValue
        values["public_url"] = publicURL.absoluteString
        addPeople()
        addAddresses()
        addEvent()
        addChanges()
        addWords()
    }

    /// Adds a part that others show: the HTML's title, and the line that mailboxes show beside it.
    mutating func add(_ name: String, _ text: String) {
        values[name] = text
    }

    private mutating func addPeople() {
        values["recipient_name"] = notification.recipientName
        values["organizer_name"] = notification.line("organizer_name")
        if notification.recipient.userID != nil {
            values["settings_url"] = publicURL.appending(path: "me/settings").absoluteString
        }
    }

    private mutating func addAddresses() {
        let event = notification.eventID.map { publicURL.appending(path: "events/\($0.wire)") }
        let link = address("link")
        page = link ?? event
        unsubscribe = address("unsubscribe_path")
        values["event_url"] = event?.absoluteString
        values["manage_url"] = event?.appending(path: "manage").absoluteString
        values["link"] = link?.absoluteString
        values["page_url"] = page?.absoluteString
        values["ticket_url"] = address("ticket_path")?.absoluteString
        values["unsubscribe_url"] = unsubscribe?.absoluteString
    }

    private mutating func addEvent() {
        values["event_title"] = notification.line("event_title") ?? language.anEvent
        values["location"] = place("location")
        values["category"] = notification.line("category")
        if let times = times("start_time", "end_time", "timezone") {
            values["when"] = times.whole
            values["when_lines"] = times.lines
            values["when_short"] = times.short
            values["zone"] = times.zoneName
            values["weekday"] = times.weekday
            values["day"] = times.dayOfMonth
            values["month"] = times.month
        }
        if case .number(let position)? = notification.context["waitlist_position"],
            let position = Int(exactly: position)
        {
            values["waitlist_position"] = language.number(position)
        }
        if case .number(let seconds)? = notification.context["starts_in"], let seconds = Int(exactly: seconds),
            seconds > 0
        {
            values["starts_in"] = language.delay(seconds: seconds)
        }
        values["seats_added"] = flag("seats_added")
    }

    /// What an edit replaced.
    private mutating func addChanges() {
        let old = times("old_start_time", "old_end_time", "old_timezone")
        if let old, old.whole != values["when"] as? String {
            values["old_when"] = old.whole
            values["old_when_lines"] = old.lines
        }
        if let place = place("old_location"), place != values["location"] as? String { values["old_location"] = place }
        if let title = notification.line("old_event_title"), title != notification.line("event_title") {
            values["old_title"] = title
        }
        values["has_old"] = ["old_when", "old_location", "old_title"].contains { values[$0] != nil }
        values["time_changed"] = flag("time_changed") || values["old_when"] != nil
        values["place_changed"] = flag("place_changed") || values["old_location"] != nil
    }

    private mutating func addWords() {
        values["reason"] = notification.line("reason")
        values["reason_paragraphs"] = paragraphs("reason")
        values["message_subject"] = notification.line("message_subject")
        values["message_body"] = notification.line("message_body")
        values["message_paragraphs"] = paragraphs("message_body")
        values["code"] = notification.line("code")
    }

    // MARK: - Members

    private func flag(_ name: String) -> Bool { notification.context[name] == .boolean(true) }

    private func paragraphs(_ name: String) -> [[String: [String]]]? {
        guard case .text(let text)? = notification.context[name] else { return nil }
        let paragraphs = TemplateText.paragraphs(text).map { ["lines": $0] }
        return paragraphs.isEmpty ? nil : paragraphs
    }

    /// An event without a place is online; its link is for its attendees, on its page.
    private func place(_ name: String) -> String? {
        if case .text? = notification.context[name] { return notification.line(name) ?? language.online }
        return nil
    }

    /// In bytes: a line of a mail's header holds one of them (RFC 5322 §2.1.1).
    private static let longestAddress = 900

    /// An address of ours may come without its host; none but of the web is followed.
    private func address(_ name: String) -> URL? {
        guard let text = notification.line(name), let url = URL(string: text, relativeTo: publicURL)?.absoluteURL,
            ["http", "https"].contains(url.scheme), url.host() != nil,
            url.absoluteString.utf8.count <= Self.longestAddress
        else { return nil }
        return url
    }

    /// Nil when it is not known when; a zone that this machine does not know is UTC.
    private func times(_ start: String, _ end: String, _ timezone: String) -> EventTimes? {
        guard let start = notification.time(start) else { return nil }
        let name = notification.line(timezone) ?? notification.line("timezone")
        return EventTimes(
            start: start,
            end: notification.time(end),
            zone: name.flatMap { TimeZone(identifier: $0) } ?? .gmt,
            language: language
        )
    }
}
