import Foundation

extension Templates {
    /// - Throws: ``TemplateError``
    func short(for notification: Notification, publicURL: URL) throws(TemplateError) -> ShortMessage {
        let context = context(of: notification, publicURL: publicURL)
        return ShortMessage(
            title: try render(.subject, of: notification.template, context)
                .shortened(to: ShortMessage.longestTitle, ending: "…", measure: \.utf8.count),
            body: try render(.short, of: notification.template, context)
                .shortened(to: ShortMessage.longestBody, ending: "…", measure: \.utf8.count),
            url: context.page
        )
    }

    /// The whole text of an SMS: who writes, then subject and short text. It has no address, since those are long, and
    /// people are told not to follow them from messages.
    ///
    /// One message holds it where that can be: what people wrote is shortened for it, the longest first.
    ///
    /// - Throws: ``TemplateError``
    func sms(for notification: Notification, publicURL: URL) throws(TemplateError) -> String {
        var notification = notification
        var text = try smsText(notification, publicURL)
        // Each text gives way once at most, beside those that are not shown.
        for _ in Self.givingWay where text.excess > 0 {
            let members = Self.givingWay.compactMap { name in notification.line(name).map { (name: name, text: $0) } }
            guard let longest = members.max(by: { $0.text.count < $1.text.count }),
                longest.text.count > Self.shortestText
            else { break }
            let length = max(longest.text.count - text.excess, Self.shortestText)
            notification.context[longest.name] = .text(
                longest.text.shortened(to: length, ending: "...", measure: \.count)
            )
            text = try smsText(notification, publicURL)
        }
        return text.bounded
    }

    private func smsText(_ notification: Notification, _ publicURL: URL) throws(TemplateError) -> SMSText {
        let context = context(of: notification, publicURL: publicURL)
        let subject = try render(.subject, of: notification.template, context)
        let short = try render(.short, of: notification.template, context)
        // A sentence that ends with a shortened text.
        return SMSText("Campus Events\n\(subject)\n\(short)".replacing("....", with: "..."))
    }

    /// What people wrote into an event or about it.
    private static let givingWay = [
        "event_title", "location", "organizer_name", "message_subject", "message_body", "reason", "category",
    ]
    /// Characters that are left of each, by which it is still known.
    private static let shortestText = 20
}
