import CampusCore
import Foundation

extension Notification {
    /// The event that it is about.
    var eventID: UUID? {
        guard case .text(let text)? = subject["event_id"] else { return nil }
        return UUID(uuidString: text)
    }

    var recipientName: String? {
        recipient.name.map(TemplateText.line).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A text in the context, as one line; nil when it is empty.
    func line(_ name: String) -> String? {
        guard case .text(let text)? = context[name] else { return nil }
        let line = TemplateText.line(text)
        return line.isEmpty ? nil : line
    }

    /// A time in the context.
    func time(_ name: String) -> Date? {
        guard case .text(let text)? = context[name] else { return nil }
        return WireTime.parse(text)
    }
}
