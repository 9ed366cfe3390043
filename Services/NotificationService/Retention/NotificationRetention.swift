import CampusCore
import Foundation
import Logging
import Postgres
import ServiceKit
import ServiceLifecycle

/// Throws away what was written to people once it has been kept for long enough; what still waits stays.
///
/// Every replica runs it; each takes what the others do not hold.
struct NotificationRetention: Service {
    let store: NotificationStore
    let queues: ChannelQueues
    /// For so many days notifications are kept.
    let days: Int
    let now: @Sendable () -> Date
    let logger: Logger
    /// How many are thrown away at once at most.
    var batch = 5000

    static let variable = ConfigurationVariable(
        "RETENTION_DAYS_NOTIFICATIONS",
        default: "180",
        "how many days notifications are kept"
    )

    private static let pause = Duration.seconds(300)

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                if try await enforce() == batch { continue }
            } catch is CancellationError {
                return
            } catch {
                logger.warning("old notifications were not thrown away; they will be", error: error)
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch {
                return
            }
        }
    }

    /// - Returns: how many were thrown away.
    func enforce() async throws -> Int {
        let now = now()
        // SNS's messages are refused after an hour.
        try await store.forgetMessages(before: now - 7200)
        let forgotten = try await store.forget(before: now - 86_400 * TimeInterval(days), limit: batch)
        // Those that were given up lie in their queues still.
        for (channel, forgotten) in Dictionary(grouping: forgotten, by: \.channel) {
            try await queues[channel]?.cancel(forgotten.map(\.id.wire))
        }
        return forgotten.count
    }
}
