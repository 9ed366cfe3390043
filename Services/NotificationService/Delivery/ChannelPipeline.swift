import JobQueue
import Logging
import ServiceLifecycle

/// What runs for one channel: the worker of its queue, and what restores the queue from PostgreSQL.
struct ChannelPipeline {
    let services: [any Service]

    /// - Parameter concurrency: how many are handed over at a time.
    init(_ channel: NotificationChannel, queue: JobQueue, concurrency: Int, delivery: NotificationDelivery) {
        let worker = JobWorker(
            queue: queue,
            concurrency: concurrency,
            // Less than the process has to stop in; what is cut off then may arrive twice.
            gracePeriod: .seconds(20),
            retryPolicy: delivery.retryPolicy,
            logger: delivery.logger
        ) { job in
            try await delivery.deliver(job)
        }
        let reconciler = QueueReconciler(
            channel: channel,
            store: delivery.store,
            queue: queue,
            maximumAttempts: delivery.retryPolicy.maximumAttempts,
            logger: delivery.logger
        )
        services = [worker, reconciler]
    }
}
