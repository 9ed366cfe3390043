/// Says a notification in the words of its channel and hands it to whoever carries it.
protocol NotificationSender: Sendable {
    /// - Returns: the id under which the carrier knows it.
    func send(_ notification: Notification) async throws -> String
}
