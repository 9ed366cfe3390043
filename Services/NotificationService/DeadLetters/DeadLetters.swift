import Foundation
import JobQueue
import Logging
import ServiceKit

/// Notifications that were given up, and another chance for them.
struct DeadLetters: Sendable {
    let store: NotificationStore
    let queues: ChannelQueues
    let logger: Logger

    /// So many at once at most.
    private static let batch = 1000

    /// Tries again, with all their attempts.
    ///
    /// - Parameter ids: which; nil is all there are.
    /// - Returns: how many were given up before.
    func retry(_ ids: [UUID]?) async throws -> Int {
        var count = 0
        while true {
            let waiting = try await store.requeue(ids, limit: Self.batch)
            count += waiting.count
            await enqueue(waiting)
            if ids != nil || waiting.count < Self.batch { return count }
        }
    }

    /// - Throws: ``Problem`` when there is no such notification, or it is not given up.
    func retry(_ id: UUID) async throws {
        if try await retry([id]) > 0 { return }
        guard let notification = try await store.notification(id: id) else {
            throw Problem(.notFound, "There is no such notification")
        }
        throw Problem(.conflict, "It is \(notification.status.rawValue): only what failed is tried again")
    }

    private func enqueue(_ waiting: [WaitingNotification]) async {
        do {
            for (channel, waiting) in Dictionary(grouping: waiting, by: \.channel) {
                // The queue may hold them as dead, or know nothing of them any more.
                try await queues[channel]?.retryDeadLetters(waiting.map(\.job.id))
                try await queues.enqueue(waiting)
            }
        } catch {
            logger.warning("notifications wait again but were not enqueued; the reconciler will", error: error)
        }
    }
}
