import CampusCore
import Foundation

/// What a template may show: the notification's context, with times and places as people read them.
///
/// What is not known is left out instead of being empty, so that a template can say something else.
struct MailContext {
    let values: [String: Any]

    init(_ notification: Notification, publicURL: URL) {
        var values = notification.context.compactMapValues(\.display)
        values["event_title"] = Self.text("event_title", notification) ?? "an event"
        // An event without a place is online; its link is for its attendees, on its page.
        if case .text("")? = notification.context["location"] { values["location"] = "Online" }
        values["reason"] = Self.text("reason", notification)
        values["recipient_name"] = notification.recipient.name.flatMap { $0.isEmpty ? nil : $0 }
        values["public_url"] = publicURL.absoluteString
        if case .text(let id)? = notification.subject["event_id"] {
            values["event_url"] = publicURL.appending(path: "events/\(id)").absoluteString
        }
        // An address of ours may come without its host.
        values["link"] = Self.text("link", notification)
            .flatMap { URL(string: $0, relativeTo: publicURL)?.absoluteString }
        if case .text(let name)? = notification.context["timezone"], let zone = TimeZone(identifier: name) {
            let start = Self.date("start_time", notification)
            if let start { values["start_time"] = "\(Self.display(start, Self.long, zone)) (\(name))" }
            if let end = Self.date("end_time", notification) {
                values["end_time"] = Self.display(end, Self.isOneDay(start, end, zone) ? Self.short : Self.long, zone)
            }
        }
        self.values = values
    }

    private static func text(_ name: String, _ notification: Notification) -> String? {
        guard case .text(let text)? = notification.context[name], !text.isEmpty else { return nil }
        return text
    }

    private static func date(_ name: String, _ notification: Notification) -> Date? {
        text(name, notification).flatMap(WireTime.parse)
    }

    private static let long = "EEEE, d MMMM yyyy 'at' HH:mm"
    private static let short = "HH:mm"

    /// `Tuesday, 1 September 2026 at 18:00`, on the event's own clock.
    private static func display(_ date: Date, _ format: String, _ zone: TimeZone) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_GB")
        formatter.timeZone = zone
        formatter.dateFormat = format
        return formatter.string(from: date)
    }

    private static func isOneDay(_ start: Date?, _ end: Date, _ zone: TimeZone) -> Bool {
        guard let start else { return false }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar.isDate(start, inSameDayAs: end)
    }
}
