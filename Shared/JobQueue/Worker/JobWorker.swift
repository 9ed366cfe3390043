public import Logging
public import ServiceLifecycle
import Synchronization

/// Runs a queue's jobs: leases them in batches, hands each to the handler, reports the outcomes in batches.
///
/// A job runs at least once. It may run twice: when its outcome could not be reported before its lease ran out, such as
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
    private let events: AsyncStream<WorkerEvent>
    let news: AsyncStream<WorkerEvent>.Continuation
    private let isWakePending = Atomic(false)

    /// - Parameters:
    ///   - batchSize: The most jobs asked for at a time, 1 to 500.
    ///   - concurrency: The most handlers that run at a time. As many jobs again are leased in advance.
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
        limits = WorkerLimits(
            batchSize: min(max(1, batchSize), JobQueue.batchLimit),
            concurrency: max(1, concurrency),
            maximumAttempts: retryPolicy.maximumAttempts,
            gracePeriod: gracePeriod
        )
        // Bounded by what is under way: every event answers an action, apart from one wake-up and one stop.
        (events, news) = AsyncStream.makeStream()
    }

    /// Says that there may be jobs, so that an idle worker looks at once and not within a quarter of a second.
    public func wake() {
        if !isWakePending.exchange(true, ordering: .acquiringAndReleasing) { news.yield(.woken) }
    }

    /// Works until the task is shut down gracefully or cancelled. Runs once.
    public func run() async {
        var state = WorkerState(limits: limits)
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.remindOfExtensions() }
                for action in state.start() { perform(action, in: &group) }
                for await event in events {
                    if case .woken = event { isWakePending.store(false, ordering: .releasing) }
                    log(event)
                    for action in state.handle(event, now: .now) { perform(action, in: &group) }
                    if state.isFinished { break }
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            self.news.yield(.stopRequested)
        }
        await reportAtTheEnd(state.remaining)
    }

    private func perform(_ action: WorkerAction, in group: inout DiscardingTaskGroup) {
        switch action {
        case .run(let job): group.addTask { await self.run(job) }
        case .lease(let limit): group.addTask { self.news.yield(.leased(await self.lease(limit))) }
        case .report(let token, let outcomes):
            group.addTask {
                let taken = await self.report(token, outcomes)
                self.news.yield(.reported(token: token, outcomes: outcomes, taken))
            }
        case .extend(let lease):
            group.addTask { self.news.yield(.extended(token: lease.token, await self.extend(lease))) }
        case .pollAfter(let length, let pause):
            group.addTask { await self.tell(.pollIsDue(pause: pause), after: length) }
        case .reportAfter(let pause): group.addTask { await self.tell(.reportIsDue, after: pause) }
        case .endGraceAfter(let period): group.addTask { await self.tell(.graceIsOver, after: period) }
        case .cancelEverything: group.cancelAll()
        }
    }

    private func run(_ job: LeasedJob) async {
        let outcome: JobOutcome
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
        news.yield(.ended(job, outcome))
    }
}
