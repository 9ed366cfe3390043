import CampusCore
import Foundation
import JobQueue

/// What the queue of its channel needs to know of a notification that waits.
struct WaitingNotification: Sendable {
    let id: UUID
    let channel: NotificationChannel
    let sendAt: Date
    let priority: Int

    /// The job carries no content: the row is the truth.
    var job: Job {
        Job(id: id.wire, payload: [], notBefore: sendAt, priority: priority)
    }
}
