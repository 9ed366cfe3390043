/// A notification that waits to be sent, and what stands in its way.
struct PendingNotification: Sendable {
    let notification: Notification
    /// Why its address takes nothing.
    let suppression: SuppressionReason?
    /// Whether an attempt began so lately that it may not be over: its worker has lost the job, such as with Redis'
    /// memory, and need not have lost its life.
    let isUnderWay: Bool
}
