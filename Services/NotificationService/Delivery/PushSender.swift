import Foundation

/// Sends pushes to browsers.
struct PushSender: NotificationSender {
    let templates: Templates
    let transport: any PushTransport
    let publicURL: URL
    var now: @Sendable () -> Date = { Date() }

    func send(_ notification: Notification) async throws -> String {
        guard let subscription = notification.recipient.push else {
            throw TransportError(.badAddress, "there is no push subscription")
        }
        let short = try templates.short(for: notification, publicURL: publicURL)
        var message = PushMessage(
            id: notification.id.uuid,
            subscription: subscription,
            title: short.title,
            body: short.body,
            url: short.url
        )
        // What is on its way when the event has begun reminds of nothing any more.
        if notification.template == "event_reminder", let start = notification.time("start_time") {
            let left = Duration.seconds(Int64(start.timeIntervalSince(now()).rounded(.up)))
            message.timeToLive = min(message.timeToLive, max(left, .zero))
        }
        return try await transport.send(message)
    }
}
