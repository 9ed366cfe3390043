import Foundation
import Logging
import ServiceLifecycle

/// What only the passing of time brings about: events that are over leave the indexes of what is to come, popularity
/// follows the seats, and answers kept for repeated requests are thrown away after their day.
///
/// Every replica runs it; one at a time does the work.
struct Housekeeping: Service {
    let store: HousekeepingStore
    let now: @Sendable () -> Date
    let logger: Logger

    /// Well within the minute that lists by popularity may lag behind.
    private static let pause = Duration.seconds(15)

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await store.keep(now: now())
            } catch is CancellationError {
                return
            } catch {
                logger.warning("housekeeping failed; it is tried again", error: error)
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch {
                return
            }
        }
    }
}
