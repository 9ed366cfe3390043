import Foundation

/// Sends text messages.
struct SMSSender: NotificationSender {
    let templates: Templates
    let transport: any SMSTransport
    let publicURL: URL

    func send(_ notification: Notification) async throws -> String {
        let message = SMSMessage(
            id: notification.id.uuid,
            phoneNumber: notification.recipient.phone ?? "",
            text: try templates.sms(for: notification, publicURL: publicURL)
        )
        return try await transport.send(message)
    }
}
