import Foundation
import Logging
import ServiceLifecycle

/// What only the passing of time brings about: events that are over leave the indexes of what is to come, popularity
/// follows the seats, answers kept for repeated requests are thrown away after their day, and what names people when
/// it has been kept for long enough.
///
/// Every replica runs it; one at a time does the work.
struct Housekeeping: Service {
    let store: HousekeepingStore
    let retention: RetentionStore
    let now: @Sendable () -> Date
    let logger: Logger

    /// Well within the minute that lists by popularity may lag behind.
    private static let pause = Duration.seconds(15)
    /// How often it is looked for what was kept for long enough: after so many pauses.
    private static let rounds = 20

    func run() async throws {
        var round = 0
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await store.keep(now: now())
                if round % Self.rounds == 0, try await retention.enforce(now: now()) {
                    // There is more: the next round goes on with it.
                    round -= 1
                }
            } catch is CancellationError {
                return
            } catch {
                logger.warning("housekeeping failed; it is tried again", error: error)
            }
            round += 1
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch {
                return
            }
        }
    }
}
