import Logging
import Metrics
import ServiceLifecycle

/// Tells people what is due: reminders, what changed, new events, organizers' own words.
///
/// Every replica runs it; each batch is one replica's.
struct AnnouncementWorker: Service {
    let store: AnnouncementStore
    let configuration: AnnouncementConfiguration
    let logger: Logger

    /// How late something is told at most when all is well, besides the time that it takes.
    private static let pause = Duration.seconds(1)
    /// How many people are told in one transaction.
    static let batch = 500

    func run() async throws {
        let told = Counter(label: "announcements_told")
        let failed = Counter(label: "announcements_failed")
        var isSet = false
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                if !isSet {
                    try await store.set(configuration)
                    isSet = true
                }
                if try await store.isDue(), let count = try await store.tell(limit: Self.batch) {
                    told.increment(by: count)
                    continue
                }
            } catch is CancellationError {
                return
            } catch let failure as AnnouncementStore.NotTold {
                failed.increment()
                logger.error(
                    "an announcement was not told; it is tried again after the others",
                    error: failure.cause,
                    metadata: ["id": "\(failure.id)"]
                )
            } catch {
                logger.warning("what is due was not told; it will be", error: error)
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch {
                return
            }
        }
    }
}
