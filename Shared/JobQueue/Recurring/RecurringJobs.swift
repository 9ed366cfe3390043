import Foundation
public import Logging
import Redis
public import ServiceLifecycle

/// Enqueues recurring jobs when they fire. Every replica runs it; the queue takes each fire from one of them.
///
/// What fires while no replica runs, or Redis is away, is made up for as ``RecurringJob/tolerance`` says. When Redis
/// loses its memory, so are the fires it knew: a fire that was enqueued and has not run is lost, and one that a slow
/// replica tells of only then runs twice.
public struct RecurringJobs: Service {
    private let queue: JobQueue
    private let jobs: [RecurringJob]
    private let now: @Sendable () -> Date
    private let logger: Logger

    /// - Parameter jobs: Their names differ.
    public init(
        queue: JobQueue,
        jobs: [RecurringJob],
        now: @escaping @Sendable () -> Date = { Date() },
        logger: Logger
    ) {
        self.queue = queue
        self.jobs = jobs
        self.now = now
        self.logger = logger
    }

    /// Waits for fires until the task is shut down gracefully or cancelled.
    public func run() async {
        do {
            try await cancelWhenGracefulShutdown {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for job in jobs { group.addTask { try await run(job) } }
                    try await group.waitForAll()
                }
            }
        } catch {
            // Only the end of the task ends it.
        }
    }

    private func run(_ job: RecurringJob) async throws {
        var last: Date?
        while true {
            var pause: Duration
            do {
                let known = if let last { last } else { try await queue.lastFire(of: job) }
                let step = try await step(job, known)
                (last, pause) = (step.last, step.pause)
            } catch {
                try Task.checkCancellation()
                logger.warning("a recurring job waits", metadata: ["job": "\(job.name)", "error": "\(error)"])
                pause = .seconds(1)
            }
            try await Task.sleep(for: pause)
        }
    }

    /// Enqueues what is due, and says what the last fire is then and when to look again.
    private func step(_ job: RecurringJob, _ last: Date) async throws(RedisError) -> (last: Date, pause: Duration) {
        let now = now()
        guard let due = job.due(after: last, now: now) else {
            let left = job.schedule.next(after: max(last, now)).timeIntervalSince(now)
            // Not for long: the clock may be set meanwhile.
            return (last, min(.seconds(left), .seconds(30)))
        }
        let answer = try await queue.fire(job, at: due)
        if answer.isEnqueued {
            logger.info("recurring job enqueued", metadata: ["job": "\(job.name)", "fire": "\(due)"])
        }
        // Somebody whose clock goes faster may know of a later fire.
        return (answer.early > .zero ? last : max(due, answer.last), answer.early)
    }
}
