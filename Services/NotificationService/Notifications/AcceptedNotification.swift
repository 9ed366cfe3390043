/// What became of a notification that was asked for.
struct AcceptedNotification: Sendable {
    let waiting: WaitingNotification
    let template: String
    let status: Notification.Status
    /// False for an id that was known before.
    let isNew: Bool
}
