import Logging
import Metrics
import ServiceLifecycle

/// Removes what is left of people who went, and tries again until nothing is.
///
/// Every replica runs it; each turn is one replica's.
struct ErasureWorker: Service {
    let erasures: Erasures
    let logger: Logger

    private static let pause = Duration.seconds(2)

    func run() async throws {
        let failures = Counter(label: "erasures_failed")
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                if try await erasures.proceed() { continue }
            } catch is CancellationError {
                return
            } catch {
                failures.increment()
                logger.warning("somebody was not removed everywhere; it is tried again", error: error)
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            } catch {
                return
            }
        }
    }
}
