import Metrics

/// What a worker counts: attempts by their outcome, and how long they take.
struct WorkerMetrics: Sendable {
    /// How long handlers took.
    let attempts: Timer
    private let succeeded: Counter
    private let retried: Counter
    private let slowed: Counter
    private let dead: Counter
    private let released: Counter
    private let stale: Counter

    init(queue: String) {
        attempts = Timer(label: "jobs_attempt", dimensions: [("queue", queue)])
        func counter(_ outcome: String) -> Counter {
            Counter(label: "jobs_attempts", dimensions: [("queue", queue), ("outcome", outcome)])
        }
        succeeded = counter("succeeded")
        retried = counter("retried")
        slowed = counter("slowed")
        dead = counter("dead")
        released = counter("released")
        stale = counter("stale")
    }

    /// Outcomes are counted when the queue knows them, so that one said twice is counted once.
    func count(_ event: WorkerEvent) {
        guard case .reported(_, let endings, .success(let ids)) = event else { return }
        stale.increment(by: ids.count)
        let refused = Set(ids)
        var counts: [JobOutcome.Kind: Int] = [:]
        for ending in endings where refused.isEmpty || !refused.contains(ending.id) {
            counts[ending.outcome.kind, default: 0] += 1
        }
        for (kind, count) in counts { counter(kind).increment(by: count) }
    }

    private func counter(_ kind: JobOutcome.Kind) -> Counter {
        switch kind {
        case .succeeded: succeeded
        case .retried: retried
        case .slowed: slowed
        case .dead: dead
        case .released: released
        }
    }
}
