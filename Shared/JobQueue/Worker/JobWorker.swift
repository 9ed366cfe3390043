public import Logging
public import ServiceLifecycle
import Synchronization

/// Runs a queue's jobs: leases them in batches, hands each to the handler, reports the outcomes in batches.
///
/// A job runs at least once. When this process is killed, another has what it held after the lease's duration, and a
/// quarter of a second. It may run twice: when its outcome could not be reported before its lease ran out, such as
/// at a kill. When a graceful shutdown begins, the worker takes no more jobs, gives back those not begun, and waits for
/// those that run until the grace period is over; then it cancels them, and they are tried again.
public final class JobWorker: Service, Sendable {
    /// Does what a job asks for; returns when it is done, throws when it is not, a ``JobError`` where it knows whether
    /// another attempt can help.
    public typealias Handler = @Sendable (LeasedJob) async throws -> Void

    let queue: JobQueue
    let logger: Logger
    let limits: WorkerLimits
    let leaseDuration: Duration
    private let retryPolicy: RetryPolicy
    private let handler: Handler
    private let metrics: WorkerMetrics
    /// Bounded by what is under way: every event answers an action, apart from one wake-up and one stop.
    let mailbox = WorkerMailbox()
    private let isWakePending = Atomic(false)

    /// - Parameters:
    ///   - batchSize: The most jobs asked for at a time, 1 to 500.
    ///   - concurrency: The most handlers that run at a time. As many jobs again are leased in advance, unless the queue
    ///     has a rate.
    ///   - leaseDuration: How long after a kill of this process another may take its jobs; extended while they run.
    ///   - gracePeriod: How long running handlers may take once the worker is to stop.
    public init(
        queue: JobQueue,
        batchSize: Int = 64,
        concurrency: Int,
        leaseDuration: Duration = .seconds(10),
        gracePeriod: Duration = .seconds(10),
        retryPolicy: RetryPolicy,
        logger: Logger,
        handler: @escaping Handler
    ) {
        self.queue = queue
        self.leaseDuration = leaseDuration
        self.retryPolicy = retryPolicy
        self.logger = logger
        self.handler = handler
        metrics = WorkerMetrics(queue: queue.name)
        limits = WorkerLimits(
            batchSize: min(max(1, batchSize), JobQueue.batchLimit),
            concurrency: max(1, concurrency),
            ahead: queue.rate == nil ? max(1, concurrency) : 0,
            maximumAttempts: retryPolicy.maximumAttempts,
            gracePeriod: gracePeriod
        )
    }

    /// Says that there may be jobs, so that an idle worker looks at once and not within a quarter of a second.
    public func wake() {
        if !isWakePending.exchange(true, ordering: .acquiringAndReleasing) { mailbox.post(.woken) }
    }

    /// Works until the task is shut down gracefully or cancelled. Runs once.
    public func run() async {
        var state = WorkerState(limits: limits)
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                // Gives every lease two chances to be extended before it runs out.
                group.addTask { await self.remind(.extensionIsDue, every: self.leaseDuration / 3) }
                group.addTask { await self.remind(.lookIsDue, every: self.limits.lookInterval) }
                for action in state.handle([], now: .now) { perform(action, in: &group) }
                for await events in mailbox.deliveries {
                    for event in events { note(event) }
                    for action in state.handle(events, now: .now) { perform(action, in: &group) }
                    if state.isFinished { break }
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            self.mailbox.post(.stopRequested)
        }
        await reportAtTheEnd(state.remaining)
    }

    func note(_ event: WorkerEvent) {
        if case .woken = event { isWakePending.store(false, ordering: .releasing) }
        metrics.count(event)
        log(event)
    }

    private func perform(_ action: WorkerAction, in group: inout DiscardingTaskGroup) {
        switch action {
        case .run(let job): group.addTask { await self.run(job) }
        case .lease(let limit): group.addTask { self.mailbox.post(.leased(await self.lease(limit))) }
        case .report(let token, let endings):
            group.addTask {
                let taken = await self.report(token, endings)
                self.mailbox.post(.reported(token: token, endings, taken))
            }
        case .extend(let token):
            group.addTask { self.mailbox.post(.extended(token: token, await self.extend(token))) }
        case .look: group.addTask { self.mailbox.post(.looked(await self.look())) }
        case .pollAfter(let length, let pause):
            group.addTask { await self.tell(.pollIsDue(pause: pause), after: length) }
        case .reportAfter(let pause): group.addTask { await self.tell(.reportIsDue, after: pause) }
        case .endGraceAfter(let period): group.addTask { await self.tell(.graceIsOver, after: period) }
        case .cancelEverything: group.cancelAll()
        }
    }

    private func run(_ job: LeasedJob) async {
        let outcome: JobOutcome
        let begin = ContinuousClock.now
        do {
            try await handler(job)
            outcome = .succeeded
        } catch {
            var generator = SystemRandomNumberGenerator()
            // A handler that was cut off is not at fault, whatever it threw.
            outcome =
                Task.isCancelled
                ? .retry(after: .zero, error: "the worker was stopped")
                : retryPolicy.outcome(of: error, attempt: job.attempt, using: &generator)
        }
        metrics.attempts.record(duration: .now - begin)
        mailbox.post(.ended(job, outcome))
    }
}
