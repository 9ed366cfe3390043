@testable import JobQueue

/// What a queue should do, written down without Redis: one dictionary and no clever keys.
///
/// Its time is told: what was asked to last for `.milliseconds(1)` is over when ``pass()`` was called.
struct QueueModel {
    enum State: Equatable {
        case ready
        /// Not due for long, or due.
        case delayed(isDue: Bool)
        case leased(Int64)
        case dead
    }

    struct Entry {
        var state: State
        let priority: Int
        var attempts = 0
        /// The steps between which it became ready, for the order.
        var since: Int
        var failures: [String] = []
    }

    private(set) var entries: [String: Entry] = [:]
    /// Whether each lease has run out.
    private(set) var leases: [Int64: Bool] = [:]
    private(set) var isPaused = false
    private var step = 0

    // MARK: Transitions

    mutating func enqueue(_ jobs: [Job], isShort: Bool) -> Int {
        step += 1
        var count = 0
        for job in jobs where entries[job.id] == nil {
            let state: State = job.notBefore == nil ? .ready : .delayed(isDue: false)
            entries[job.id] = Entry(state: state, priority: job.priority, since: step)
            if job.notBefore != nil, isShort { short.insert(job.id) }
            count += 1
        }
        return count
    }

    mutating func cancel(_ ids: [String]) -> Int {
        let known = Set(ids).filter { entries[$0] != nil }
        for id in known { entries[id] = nil }
        forgetEmptyLeases()
        return known.count
    }

    /// What a lease may answer: how many, and of those it did answer, whether they were the first in order.
    mutating func lease(limit: Int, answered: JobLease?, isShort: Bool) -> String? {
        guard !isPaused else { return answered == nil ? nil : "paused, and yet there is a lease" }
        step += 1
        returnWhatIsOver()
        let ready = entries.filter { $0.value.state == .ready }
        let jobs = answered?.jobs ?? []
        guard jobs.count == min(limit, ready.count) else { return "\(jobs.count) of \(ready.count) were leased" }
        let taken = Set(jobs.map(\.id))
        guard taken.isSubset(of: ready.keys) else { return "\(taken.subtracting(ready.keys)) were not ready" }
        for (first, second) in zip(jobs, jobs.dropFirst()) where isBefore(second.id, first.id) {
            return "\(second.id) came behind \(first.id)"
        }
        if let last = jobs.last, let skipped = ready.keys.first(where: { !taken.contains($0) && isBefore($0, last.id) })
        {
            return "\(skipped) was left behind"
        }
        var firsts: [Int: Int] = [:]
        for job in jobs {
            // Given back, a job comes with the first of its lease and priority: no later than before.
            if let entry = entries[job.id] { entries[job.id]?.since = firsts[entry.priority, default: entry.since] }
            if let entry = entries[job.id] { firsts[entry.priority] = entry.since }
            entries[job.id]?.attempts += 1
            entries[job.id]?.state = .leased(job.fencingToken)
            if entries[job.id]?.attempts != job.attempt { return "\(job.id) has attempt \(job.attempt)" }
        }
        if let answered {
            if leases.keys.contains(where: { $0 >= answered.token }) { return "a token came again" }
            leases[answered.token] = false
            if isShort { shortLeases.insert(answered.token) }
        }
        return nil
    }

    mutating func extend(_ token: Int64, isShort: Bool) -> Set<String> {
        let held = held(token)
        guard !held.isEmpty else { return [] }
        leases[token] = false
        if isShort { shortLeases.insert(token) } else { shortLeases.remove(token) }
        return held
    }

    mutating func finish(_ token: Int64, _ outcomes: [String: JobOutcome], isShort: Bool) -> Set<String> {
        step += 1
        let held = held(token)
        for (id, outcome) in outcomes where held.contains(id) { settle(id, outcome, isShort) }
        forgetEmptyLeases()
        return Set(outcomes.keys).subtracting(held)
    }

    mutating func retryDeadLetters(_ ids: [String]) -> Int {
        step += 1
        let known = Set(ids).filter { entries[$0]?.state == .dead }
        for id in known {
            entries[id]?.state = .ready
            entries[id]?.attempts = 0
            entries[id]?.since = step
        }
        return known.count
    }

    mutating func deleteDeadLetters(_ ids: [String]) -> Int {
        cancel(ids.filter { entries[$0]?.state == .dead })
    }

    mutating func pause(_ isPaused: Bool) {
        self.isPaused = isPaused
    }

    /// Redis lost its memory.
    mutating func forgetEverything() {
        self = QueueModel()
    }

    /// A few milliseconds went by.
    mutating func pass() {
        for id in short where entries[id]?.state == .delayed(isDue: false) {
            entries[id]?.state = .delayed(isDue: true)
            entries[id]?.since = step
        }
        for token in shortLeases where leases[token] != nil { leases[token] = true }
        short = []
        shortLeases = []
        step += 1
    }

    // MARK: What can be asked

    var depths: [Int] {
        var counts = [0, 0, 0, 0]
        for entry in entries.values {
            switch entry.state {
            case .ready, .delayed(isDue: true): counts[0] += 1
            case .delayed(isDue: false): counts[1] += 1
            case .leased(let token): counts[leases[token] == true ? 0 : 2] += 1
            case .dead: counts[3] += 1
            }
        }
        return counts
    }

    var dead: [String: Entry] { entries.filter { $0.value.state == .dead } }

    func held(_ token: Int64) -> Set<String> {
        Set(entries.filter { $0.value.state == .leased(token) }.keys)
    }

    // MARK: Inside

    /// What will be due, or over, when a few milliseconds have gone by.
    private var short: Set<String> = []
    private var shortLeases: Set<Int64> = []

    private mutating func settle(_ id: String, _ outcome: JobOutcome, _ isShort: Bool) {
        switch outcome {
        case .succeeded:
            entries[id] = nil
        case .released:
            entries[id]?.attempts -= 1
            entries[id]?.state = .ready
        case .retry(let delay, let error):
            fail(id, error, delay == .zero ? .ready : .delayed(isDue: false), isShort: isShort && delay > .zero)
        case .slowed(_, let error):
            fail(id, error, .delayed(isDue: false), isShort: isShort)
            entries[id]?.attempts -= 1
        case .dead(let error):
            fail(id, error, .dead, isShort: false)
        }
    }

    private mutating func fail(_ id: String, _ error: String, _ state: State, isShort: Bool) {
        entries[id]?.failures.append(error)
        entries[id]?.state = state
        entries[id]?.since = step
        if isShort { short.insert(id) }
    }

    private mutating func returnWhatIsOver() {
        for (id, entry) in entries {
            switch entry.state {
            case .delayed(isDue: true):
                entries[id]?.state = .ready
            case .leased(let token) where leases[token] == true:
                entries[id]?.state = .ready
                entries[id]?.failures.append("its worker was heard of no more")
            default: break
            }
        }
        for (token, isOver) in leases where isOver { leases[token] = nil }
    }

    private mutating func forgetEmptyLeases() {
        for token in leases.keys where held(token).isEmpty { leases[token] = nil }
    }

    /// Whether one must come before another; those that became ready in one step may come in any order.
    private func isBefore(_ first: String, _ second: String) -> Bool {
        guard let first = entries[first], let second = entries[second] else { return false }
        return first.priority > second.priority || (first.priority == second.priority && first.since < second.since)
    }
}
