public import Logging
import Metrics
public import ServiceLifecycle

/// Measures queues again and again: how many jobs they hold by state, how long the oldest waits, whether they stand.
///
/// Every replica tells the same numbers, so that dashboards take the greatest of them.
public struct QueueMetrics: Service {
    private let gauges: [QueueGauges]
    private let interval: Duration
    private let logger: Logger

    public init(_ queues: [JobQueue], interval: Duration = .seconds(5), logger: Logger) {
        gauges = queues.map { QueueGauges($0) }
        self.interval = interval
        self.logger = logger
    }

    /// Measures until the task is shut down gracefully or cancelled.
    public func run() async {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            for queue in gauges {
                do {
                    try await queue.measure()
                } catch {
                    logger.warning(
                        "a queue was not measured",
                        metadata: ["queue": "\(queue.name)", "error": "\(error)"]
                    )
                }
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: interval) }
            } catch {
                return
            }
        }
    }
}
