import CampusCore
import Foundation

/// What a template may show: the notification's context, and times as people read them.
struct MailContext {
    let values: [String: Any]

    init(_ notification: Notification, publicURL: URL) {
        var values = notification.context.compactMapValues(\.display)
        values["recipient_name"] = notification.recipient.name ?? ""
        values["public_url"] = publicURL.absoluteString
        if case .text(let id)? = notification.subject["event_id"] {
            values["event_url"] = publicURL.appending(path: "events/\(id)").absoluteString
        }
        if case .text(let zone)? = notification.context["timezone"] {
            for name in ["start_time", "end_time"] {
                guard case .text(let text)? = notification.context[name] else { continue }
                values[name] = Self.display(text, timeZone: zone)
            }
        }
        self.values = values
    }

    /// `Tuesday, 1 September 2026 at 18:00 (Europe/Berlin)`: the event's own clock.
    private static func display(_ text: String, timeZone name: String) -> String {
        guard let date = WireTime.parse(text), let zone = TimeZone(identifier: name) else { return text }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_GB")
        formatter.timeZone = zone
        formatter.dateFormat = "EEEE, d MMMM yyyy 'at' HH:mm"
        return "\(formatter.string(from: date)) (\(name))"
    }
}
