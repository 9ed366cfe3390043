import Foundation

/// Sends mails.
struct EmailSender: NotificationSender {
    let templates: Templates
    let transport: any EmailTransport
    let sender: EmailMessage.Mailbox
    let publicURL: URL

    func send(_ notification: Notification) async throws -> String {
        try await transport.send(try templates.email(for: notification, from: sender, publicURL: publicURL))
    }
}
