import Logging
import ServiceLifecycle
import UnixSignals

/// Changes the level while the process runs: SIGUSR1 for everything that helps to find a fault, SIGUSR2 for what
/// `LOG_LEVEL` says again.
struct LogLevelSignals: Service {
    let level: LogLevel
    let configured: Logger.Level
    let logger: Logger

    func run() async {
        // In a child task: the sequence has no end of its own.
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await signal in await UnixSignalsSequence(trapping: .sigusr1, .sigusr2) {
                    let new: Logger.Level = signal == .sigusr1 ? .debug : configured
                    level.current = new
                    logger.notice("logs are of another level now", metadata: ["now": "\(new)"])
                }
            }
            do {
                try await gracefulShutdown()
            } catch {
                // Cancelled: the end as well.
            }
            group.cancelAll()
        }
    }
}
