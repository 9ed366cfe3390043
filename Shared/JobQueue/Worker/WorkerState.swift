import DequeModule
import Redis

/// What a worker holds and what it does next: its decisions, without any I/O or clock.
///
/// Jobs that were leased wait, run, and have an outcome that is reported; outcomes that arise while a report is under
/// way go together with the next one. What has not begun is given back when the queue is paused or slows down, and at
/// the end.
struct WorkerState {
    typealias Instant = ContinuousClock.Instant

    private enum Phase {
        case working, draining, abandoning
    }

    private let limits: WorkerLimits
    private var phase = Phase.working
    private var leases: [Int64: HeldLease] = [:]
    private var waiting: Deque<LeasedJob> = []
    private var running = 0
    /// Outcomes that the queue does not know yet, by lease.
    private var unreported: [Int64: [JobEnding]] = [:]
    private var unreportedCount = 0
    private var reportsUnderWay = 0
    private var endingsUnderWay = 0
    private var isReportDelayed = false
    private var isLeasing = false
    private var isLooking = false
    private var isWoken = false
    private var isPausing = false
    private var pause = 0
    private var pauseLength: Duration
    /// What the queue last said.
    private var isQueuePaused = false
    private var share = 1.0
    /// Until then nothing begins, because whoever was called wants less.
    private var slowUntil: Instant?

    init(limits: WorkerLimits) {
        self.limits = limits
        pauseLength = limits.shortestPause
    }

    /// Whether nothing is under way any more after a stop.
    var isFinished: Bool {
        let isIdle = running == 0 && !isLeasing && reportsUnderWay == 0
        return switch phase {
        case .working: false
        case .draining: isIdle && unreportedCount == 0
        case .abandoning: isIdle
        }
    }

    /// What the queue should still learn at the very end: outcomes it did not take, and jobs that were not begun.
    var remaining: [Int64: [JobEnding]] {
        waiting.reduce(into: unreported) {
            $0[$1.fencingToken, default: []].append(JobEnding(id: $1.id, outcome: .released))
        }
    }

    /// Learns everything that happened, nothing at first, and decides once what to do about it.
    mutating func handle(_ events: [WorkerEvent], now: Instant) -> [WorkerAction] {
        var actions: [WorkerAction] = []
        for event in events { learn(event, now, &actions) }
        if !mayBegin(now) { giveBackWaiting() }
        startWaiting(now, &actions)
        report(&actions)
        return actions + askForJobs(now)
    }

    private mutating func learn(_ event: WorkerEvent, _ now: Instant, _ actions: inout [WorkerAction]) {
        switch event {
        case .leased(let result):
            isLeasing = false
            takeIn(result, &actions)
        case .ended(let job, let outcome):
            running -= 1
            keep(JobEnding(id: job.id, outcome: outcome), of: job.fencingToken)
            if case .slowed(let length, _) = outcome { slowUntil = max(slowUntil ?? now, now + length) }
        case .reported(let token, let endings, let result):
            reportsUnderWay -= 1
            endingsUnderWay -= endings.count
            if case .success = result { forget(endings.count, of: token) } else { keepAgain(endings, token, &actions) }
        case .extended(let token, .success(let extended)): adopt(extended, token)
        case .looked(let result):
            isLooking = false
            if case .success(let isPaused) = result { isQueuePaused = isPaused }
        case .extensionIsDue: actions += leases.keys.sorted().map { .extend(token: $0) }
        case .lookIsDue: look(&actions)
        case .pollIsDue(let pause): if pause == self.pause { isPausing = false }
        case .woken:
            isWoken = true
            isPausing = false
        case .reportIsDue: isReportDelayed = false
        case .stopRequested: drain(&actions)
        case .graceIsOver: abandon(&actions)
        case .extended(_, .failure): break
        }
    }

    // MARK: Taking jobs

    /// How many handlers may run.
    private var capacity: Int {
        // Where there is a rate, the queue keeps the share itself.
        limits.ahead == 0 ? limits.concurrency : max(1, Int(Double(limits.concurrency) * share))
    }

    private func mayBegin(_ now: Instant) -> Bool {
        phase == .working && !isQueuePaused && slowUntil.map { $0 <= now } ?? true
    }

    private mutating func askForJobs(_ now: Instant) -> [WorkerAction] {
        let held = waiting.count + running + endingsUnderWay + unreportedCount
        let free = capacity + min(limits.ahead, capacity) - held
        // Asking for a few at a time would spoil the batches.
        let enough = max(1, min(limits.batchSize, limits.ahead, capacity))
        guard phase == .working, !isLeasing, !isPausing, free >= enough else { return [] }
        if let slowUntil, slowUntil > now {
            return beginPause(min(slowUntil - now, limits.longestPause))
        }
        isLeasing = true
        isWoken = false
        return [.lease(limit: min(limits.batchSize, free))]
    }

    private mutating func takeIn(_ result: Result<LeaseAnswer, RedisError>, _ actions: inout [WorkerAction]) {
        guard case .success(let answer) = result else {
            actions += beginPause(limits.longestPause)
            return
        }
        isQueuePaused = answer.isPaused
        share = answer.share
        guard let lease = answer.lease else {
            if answer.isPaused {
                actions += beginPause(limits.longestPause)
            } else if let wait = answer.mayTakeAfter {
                actions += beginPause(min(wait, limits.longestPause))
            } else if !isWoken {
                actions += beginPause(pauseLength)
                pauseLength = min(pauseLength * 2, limits.longestPause)
            }
            return
        }
        pauseLength = limits.shortestPause
        leases[lease.token] = HeldLease(expiresAt: lease.expiresAt, outstanding: lease.jobs.count)
        for job in lease.jobs { take(job) }
    }

    private mutating func take(_ job: LeasedJob) {
        guard job.attempt > limits.maximumAttempts else { return waiting.append(job) }
        // Its handler never came to an end, so nobody could give it up before.
        let error = "\(limits.maximumAttempts) attempts were made, and the last one ended without an outcome"
        keep(JobEnding(id: job.id, outcome: .dead(error: error)), of: job.fencingToken)
    }

    private mutating func beginPause(_ length: Duration) -> [WorkerAction] {
        guard phase == .working else { return [] }
        isPausing = true
        pause += 1
        return [.pollAfter(length, pause: pause)]
    }

    private mutating func look(_ actions: inout [WorkerAction]) {
        guard phase == .working, !waiting.isEmpty, !isLooking else { return }
        isLooking = true
        actions.append(.look)
    }

    // MARK: Running them

    /// Begins what there is room for, and lets go of what another worker may have by now.
    private mutating func startWaiting(_ now: Instant, _ actions: inout [WorkerAction]) {
        while running < capacity, let job = waiting.popFirst() {
            if let lease = leases[job.fencingToken], lease.expiresAt > now {
                running += 1
                actions.append(.run(job))
            } else {
                forget(1, of: job.fencingToken)
            }
        }
    }

    private mutating func giveBackWaiting() {
        for job in waiting { keep(JobEnding(id: job.id, outcome: .released), of: job.fencingToken) }
        waiting.removeAll()
    }

    /// Takes over what is left of a lease after it was extended.
    private mutating func adopt(_ extended: LeaseExtension, _ token: Int64) {
        guard let known = leases[token] else { return }
        leases[token]?.expiresAt = extended.expiresAt
        guard extended.ids.count < known.outstanding else { return }
        let before = waiting.count
        waiting.removeAll { $0.fencingToken == token && !extended.ids.contains($0.id) }
        forget(before - waiting.count, of: token)
    }

    private mutating func forget(_ count: Int, of token: Int64) {
        leases[token]?.outstanding -= count
        if let lease = leases[token], lease.outstanding <= 0 { leases[token] = nil }
    }

    // MARK: Reporting

    private mutating func keep(_ ending: JobEnding, of token: Int64) {
        unreported[token, default: []].append(ending)
        unreportedCount += 1
    }

    private mutating func report(_ actions: inout [WorkerAction]) {
        guard unreportedCount > 0, reportsUnderWay == 0, !isReportDelayed, phase != .abandoning else { return }
        for (token, endings) in unreported.sorted(by: { $0.key < $1.key }) {
            actions.append(.report(token: token, endings))
        }
        reportsUnderWay = unreported.count
        endingsUnderWay = unreportedCount
        unreported.removeAll(keepingCapacity: true)
        unreportedCount = 0
    }

    /// The queue did not answer: to be said again, after a while.
    private mutating func keepAgain(_ endings: [JobEnding], _ token: Int64, _ actions: inout [WorkerAction]) {
        unreported[token, default: []] += endings
        unreportedCount += endings.count
        guard !isReportDelayed, phase != .abandoning else { return }
        isReportDelayed = true
        actions.append(.reportAfter(limits.longestPause))
    }

    // MARK: Stopping

    private mutating func drain(_ actions: inout [WorkerAction]) {
        guard phase == .working else { return }
        phase = .draining
        actions.append(.endGraceAfter(limits.gracePeriod))
    }

    private mutating func abandon(_ actions: inout [WorkerAction]) {
        guard phase == .draining else { return }
        phase = .abandoning
        actions.append(.cancelEverything)
    }
}
