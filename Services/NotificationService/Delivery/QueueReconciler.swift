import CampusCore
import Foundation
import JobQueue
import Logging
import Metrics
import ServiceLifecycle

/// Enqueues what waits in PostgreSQL and the queue of its channel does not know: after Redis was flushed, lost or away.
struct QueueReconciler: Service {
    let channel: NotificationChannel
    let store: NotificationStore
    let queue: JobQueue
    /// After so many attempts a notification is given up.
    let maximumAttempts: Int
    let logger: Logger
    var interval: Duration = .seconds(2)
    /// How many are looked at before the next pause; the next pass goes on behind them.
    var pagesAPass = 20

    private static let page = 500
    /// What is due later waits in PostgreSQL alone until then.
    private static let horizon: TimeInterval = 60

    func run() async throws {
        let restored = Counter(label: "queue_reconciled", dimensions: [("channel", channel.rawValue)])
        var last: WaitingNotification?
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let count = try await reconcile(after: &last) + reviveForgotten()
                if count > 0 {
                    restored.increment(by: count)
                    logger.notice(
                        "enqueued what the queue had forgotten",
                        metadata: ["channel": "\(channel.rawValue)", "count": "\(count)"]
                    )
                    // Where some were missing, more may be.
                    if last != nil { continue }
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

    /// Looks at what waits, from `last` on; nil is the beginning, and after the end.
    ///
    /// - Returns: how many jobs the queue did not know.
    func reconcile(after last: inout WaitingNotification?) async throws -> Int {
        var added = 0
        for _ in 0..<pagesAPass {
            let waiting = try await store.queued(
                channel,
                before: Date() + Self.horizon,
                after: last,
                limit: Self.page
            )
            // Enqueueing is idempotent: a job that is ready, delayed, leased or dead is not added again.
            added += try await queue.enqueue(waiting.map(\.job))
            last = waiting.count < Self.page ? nil : waiting.last
            if last == nil { break }
        }
        return added
    }

    /// Takes back dead letters whose notifications wait: their workers were lost again and again, or PostgreSQL was away
    /// for as long as the queue tried. What really began too often is given up.
    ///
    /// - Returns: how many were made ready.
    func reviveForgotten() async throws -> Int {
        let dead = try await queue.deadLetters(limit: Self.page).compactMap { UUID(uuidString: $0.id) }
        guard !dead.isEmpty else { return 0 }
        let waiting = try await store.giveUp(
            waiting: dead,
            attempts: maximumAttempts,
            error: "\(maximumAttempts) attempts were made, and the last one ended without an outcome"
        )
        return try await queue.retryDeadLetters(waiting.map(\.wire))
    }
}
