import DequeModule

/// What a worker holds and what it does next: its decisions, without any I/O or clock.
///
/// Jobs that were leased wait, run, and have an outcome that is reported; outcomes that arise while a report is under
/// way go together with the next one.
struct WorkerState {
    typealias Instant = ContinuousClock.Instant

    private enum Phase {
        case working, draining, abandoning
    }

    private let limits: WorkerLimits
    private var phase = Phase.working
    /// Each lease with those of its jobs that are not reported yet.
    private var leases: [Int64: JobLease] = [:]
    private var waiting: Deque<LeasedJob> = []
    private var running = 0
    private var isLeasing = false
    private var reportsUnderWay = 0
    private var isReportDelayed = false
    private var isWoken = false
    private var pause = 0
    private var pauseLength: Duration

    /// Outcomes that the queue does not know yet, by lease.
    private(set) var unreported: [Int64: [String: JobOutcome]] = [:]

    init(limits: WorkerLimits) {
        self.limits = limits
        pauseLength = limits.shortestPause
    }

    /// Whether nothing is under way any more after a stop.
    var isFinished: Bool {
        let isIdle = running == 0 && !isLeasing && reportsUnderWay == 0
        return switch phase {
        case .working: false
        case .draining: isIdle && unreported.isEmpty
        case .abandoning: isIdle
        }
    }

    mutating func start() -> [WorkerAction] {
        askForJobs()
    }

    mutating func handle(_ event: WorkerEvent, now: Instant) -> [WorkerAction] {
        switch event {
        case .leased(let result): return takeIn(result, now)
        case .ended(let job, let outcome):
            running -= 1
            note(outcome, of: job)
            return startWaiting(now) + report() + askForJobsIfRoom()
        case .reported(let token, let outcomes, .success):
            reportsUnderWay -= 1
            release(token, Set(outcomes.keys))
            return report() + askForJobsIfRoom()
        case .reported(let token, let outcomes, .failure):
            reportsUnderWay -= 1
            unreported[token, default: [:]].merge(outcomes) { newer, _ in newer }
            return reportLater()
        case .extended(_, .success(let lease)):
            adopt(lease)
            return askForJobsIfRoom()
        case .extended(_, .failure): return []
        case .extensionIsDue: return leases.values.sorted { $0.token < $1.token }.map { .extend($0) }
        case .pollIsDue(let pause): return pause == self.pause ? askForJobs() : []
        case .reportIsDue:
            isReportDelayed = false
            return report()
        case .woken:
            isWoken = true
            return isLeasing ? [] : askForJobs()
        case .stopRequested: return drain()
        case .graceIsOver:
            guard phase == .draining else { return [] }
            phase = .abandoning
            return [.cancelEverything]
        }
    }

    // MARK: Taking jobs

    /// Asks when there is room for a batch worth asking for.
    private mutating func askForJobs() -> [WorkerAction] {
        let free = 2 * limits.concurrency - held
        guard phase == .working, !isLeasing, free >= min(limits.batchSize, limits.concurrency) else { return [] }
        isLeasing = true
        isWoken = false
        // A pause that is under way ends here.
        pause += 1
        return [.lease(limit: min(limits.batchSize, free))]
    }

    /// Asks unless a pause is under way because the queue ran empty.
    private mutating func askForJobsIfRoom() -> [WorkerAction] {
        isPausing ? [] : askForJobs()
    }

    private var isPausing = false

    private mutating func takeIn(_ result: Result<JobLease?, RedisFailure>, _ now: Instant) -> [WorkerAction] {
        []
    }
}
