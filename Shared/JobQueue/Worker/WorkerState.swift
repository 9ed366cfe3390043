import DequeModule
import Redis

/// What a worker holds and what it does next: its decisions, without any I/O or clock.
///
/// Jobs that were leased wait, run, and have an outcome that is reported; outcomes that arise while a report is under
/// way go together with the next one.
struct WorkerState {
    typealias Instant = ContinuousClock.Instant
    typealias Outcomes = [String: JobOutcome]

    private enum Phase {
        case working, draining, abandoning
    }

    private let limits: WorkerLimits
    private var phase = Phase.working
    /// Each lease with those of its jobs that are not reported yet.
    private var leases: [Int64: JobLease] = [:]
    private var waiting: Deque<LeasedJob> = []
    private var running = 0
    /// Outcomes that the queue does not know yet, by lease.
    private var unreported: [Int64: Outcomes] = [:]
    private var reportsUnderWay = 0
    private var outcomesUnderWay = 0
    private var isReportDelayed = false
    private var isLeasing = false
    private var isWoken = false
    private var isPausing = false
    private var pause = 0
    private var pauseLength: Duration

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

    /// What the queue should still learn at the very end: outcomes it did not take, and jobs that were not begun.
    var remaining: [Int64: Outcomes] {
        waiting.reduce(into: unreported) { $0[$1.fencingToken, default: [:]][$1.id] = .released }
    }

    mutating func start() -> [WorkerAction] {
        askForJobs()
    }

    mutating func handle(_ event: WorkerEvent, now: Instant) -> [WorkerAction] {
        switch event {
        case .leased(let result):
            isLeasing = false
            return takeIn(result, now)
        case .ended(let job, let outcome):
            running -= 1
            unreported[job.fencingToken, default: [:]][job.id] = outcome
            return startWaiting(now) + report() + askForJobsUnlessPausing()
        case .reported(let token, let outcomes, let result):
            reportsUnderWay -= 1
            outcomesUnderWay -= outcomes.count
            guard case .success = result else { return keep(outcomes, of: token) }
            release(token, Set(outcomes.keys))
            return report() + askForJobsUnlessPausing()
        case .extended(let token, let result):
            guard case .success(let lease) = result else { return [] }
            adopt(lease, token)
            return askForJobsUnlessPausing()
        case .extensionIsDue: return leases.values.sorted { $0.token < $1.token }.map { .extend($0) }
        case .pollIsDue(let pause):
            guard pause == self.pause else { return [] }
            isPausing = false
            return askForJobs()
        case .woken:
            isWoken = true
            isPausing = false
            return askForJobs()
        case .reportIsDue:
            isReportDelayed = false
            return report()
        case .stopRequested: return drain()
        case .graceIsOver:
            guard phase == .draining else { return [] }
            phase = .abandoning
            return [.cancelEverything]
        }
    }

    // MARK: Taking jobs

    private mutating func askForJobs() -> [WorkerAction] {
        let held = waiting.count + running + outcomesUnderWay + unreported.values.reduce(0) { $0 + $1.count }
        let free = 2 * limits.concurrency - held
        // Asking for a few at a time would spoil the batches.
        guard phase == .working, !isLeasing, free >= min(limits.batchSize, limits.concurrency) else { return [] }
        isLeasing = true
        isWoken = false
        return [.lease(limit: min(limits.batchSize, free))]
    }

    private mutating func askForJobsUnlessPausing() -> [WorkerAction] {
        isPausing ? [] : askForJobs()
    }

    private mutating func takeIn(_ result: Result<JobLease?, RedisError>, _ now: Instant) -> [WorkerAction] {
        switch result {
        case .success(let lease?):
            pauseLength = limits.shortestPause
            leases[lease.token] = lease
            for job in lease.jobs { take(job) }
            return startWaiting(now) + report() + askForJobs()
        case .success(nil):
            return isWoken ? askForJobs() : beginPause()
        case .failure:
            pauseLength = limits.longestPause
            return beginPause()
        }
    }

    private mutating func take(_ job: LeasedJob) {
        if phase != .working {
            unreported[job.fencingToken, default: [:]][job.id] = .released
        } else if job.attempt > limits.maximumAttempts {
            // Its handler never came to an end, so nobody could give it up before.
            let error = "\(limits.maximumAttempts) attempts were made, and the last one ended without an outcome"
            unreported[job.fencingToken, default: [:]][job.id] = .dead(error: error)
        } else {
            waiting.append(job)
        }
    }

    private mutating func beginPause() -> [WorkerAction] {
        guard phase == .working else { return [] }
        isPausing = true
        pause += 1
        defer { pauseLength = min(pauseLength * 2, limits.longestPause) }
        return [.pollAfter(pauseLength, pause: pause)]
    }

    // MARK: Running them

    /// Begins what there is room for, and lets go of what another worker may have by now.
    private mutating func startWaiting(_ now: Instant) -> [WorkerAction] {
        var actions: [WorkerAction] = []
        while running < limits.concurrency, let job = waiting.popFirst() {
            if let lease = leases[job.fencingToken], lease.expiresAt > now {
                running += 1
                actions.append(.run(job))
            } else {
                release(job.fencingToken, [job.id])
            }
        }
        return actions
    }

    /// Takes over what is left of a lease after it was extended.
    private mutating func adopt(_ extended: JobLease, _ token: Int64) {
        guard let known = leases[token] else { return }
        let held = Set(extended.jobs.map(\.id))
        let jobs = known.jobs.filter { held.contains($0.id) }
        let lost = Set(known.jobs.map(\.id)).subtracting(held)
        waiting.removeAll { $0.fencingToken == token && lost.contains($0.id) }
        leases[token] = jobs.isEmpty ? nil : extended.with(jobs: jobs)
    }

    private mutating func release(_ token: Int64, _ ids: Set<String>) {
        guard let lease = leases[token] else { return }
        let jobs = lease.jobs.filter { !ids.contains($0.id) }
        leases[token] = jobs.isEmpty ? nil : lease.with(jobs: jobs)
    }

    // MARK: Reporting

    private mutating func report() -> [WorkerAction] {
        guard reportsUnderWay == 0, !isReportDelayed, phase != .abandoning else { return [] }
        let actions = unreported.sorted { $0.key < $1.key }.map { token, outcomes in
            WorkerAction.report(token: token, outcomes: outcomes)
        }
        reportsUnderWay = actions.count
        outcomesUnderWay = unreported.values.reduce(0) { $0 + $1.count }
        unreported = [:]
        return actions
    }

    /// The queue did not answer: to be said again, after a while.
    private mutating func keep(_ outcomes: Outcomes, of token: Int64) -> [WorkerAction] {
        unreported[token, default: [:]].merge(outcomes) { newer, _ in newer }
        guard !isReportDelayed, phase != .abandoning else { return [] }
        isReportDelayed = true
        return [.reportAfter(limits.longestPause)]
    }

    // MARK: Stopping

    private mutating func drain() -> [WorkerAction] {
        guard phase == .working else { return [] }
        phase = .draining
        unreported = remaining
        waiting.removeAll()
        return report() + [.endGraceAfter(limits.gracePeriod)]
    }
}

extension JobLease {
    fileprivate func with(jobs: [LeasedJob]) -> JobLease {
        JobLease(token: token, jobs: jobs, duration: duration, expiresAt: expiresAt)
    }
}
