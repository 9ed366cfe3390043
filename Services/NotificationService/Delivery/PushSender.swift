import Foundation

/// Sends pushes to browsers.
struct PushSender: NotificationSender {
    let templates: Templates
    let transport: any PushTransport
    let publicURL: URL

    func send(_ notification: Notification) async throws -> String {
        guard let subscription = notification.recipient.push else {
            throw TransportError(.badAddress, "there is no push subscription")
        }
        let short = try templates.short(for: notification, publicURL: publicURL)
        let message = PushMessage(
            id: notification.id.uuid,
            subscription: subscription,
            title: short.title,
            body: short.body,
            url: short.url
        )
        return try await transport.send(message)
    }
}
