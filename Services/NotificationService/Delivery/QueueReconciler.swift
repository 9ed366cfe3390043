import CampusCore
import Foundation
import JobQueue
import Logging
import Metrics
import ServiceLifecycle

/// Enqueues what waits in PostgreSQL and the queue does not know: after Redis was flushed, lost or away.
struct QueueReconciler: Service {
    let store: NotificationStore
    let queue: JobQueue
    let logger: Logger
    var interval: Duration = .seconds(2)

    private static let page = 500

    func run() async throws {
        let restored = Counter(label: "queue_reconciled")
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let count = try await reconcile()
                if count > 0 {
                    restored.increment(by: count)
                    logger.notice("enqueued what the queue had forgotten", metadata: ["count": "\(count)"])
                }
            } catch is CancellationError {
                return
            } catch {
                logger.warning("the queue was not reconciled; it will be again", error: error)
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: interval) }
            } catch {
                return
            }
        }
    }

    /// - Returns: how many jobs the queue did not know.
    func reconcile() async throws -> Int {
        var added = 0
        var last: WaitingNotification?
        while true {
            let waiting = try await store.queued(.email, after: last, limit: Self.page)
            guard let end = waiting.last else { return added }
            // Enqueueing is idempotent: a job that is ready, delayed, leased or dead is not added again.
            added += try await queue.enqueue(waiting.map(\.job))
            if waiting.count < Self.page { return added }
            last = end
        }
    }
}
