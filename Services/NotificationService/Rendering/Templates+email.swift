import CampusCore
import Foundation

extension Templates {
    /// The mail of a notification, from its own values.
    ///
    /// - Throws: ``TemplateError``
    func email(
        for notification: Notification,
        from sender: EmailMessage.Mailbox,
        publicURL: URL
    ) throws(TemplateError) -> EmailMessage {
        var context = context(of: notification, publicURL: publicURL)
        let subject = try render(.subject, of: notification.template, context)
        context.add("subject", subject)
        context.add("preheader", try render(.short, of: notification.template, context))
        return EmailMessage(
            id: notification.id.uuid,
            from: sender,
            to: .init(name: notification.recipientName ?? "", address: notification.recipient.email ?? ""),
            subject: subject,
            text: try render(.text, of: notification.template, context),
            html: try render(.html, of: notification.template, context),
            date: notification.sendAt,
            language: context.language.rawValue,
            calendar: notification.calendar(sender: sender, publicURL: publicURL),
            unsubscribe: context.unsubscribe
        )
    }
}
