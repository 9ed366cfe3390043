extension PackedWriter {
    /// Endings as the script expects them: the ids of successes; then id, outcome, delay in milliseconds and error of
    /// each other one.
    init(_ endings: ArraySlice<JobEnding>) {
        self.init(capacity: endings.reduce(64) { $0 + $1.id.utf8.count + 6 })
        let succeeded = endings.filter { $0.outcome == .succeeded }
        list(count: succeeded.count)
        for ending in succeeded { text(ending.id) }
        list(count: (endings.count - succeeded.count) * 4)
        guard succeeded.count < endings.count else { return }
        for ending in endings {
            switch ending.outcome {
            case .succeeded: break
            case .released: append(ending.id, "released", .zero, "")
            case .retry(let delay, let error): append(ending.id, "retry", delay, error)
            case .slowed(let delay, let error): append(ending.id, "slowed", max(delay, .milliseconds(1)), error)
            case .dead(let error): append(ending.id, "dead", .zero, error)
            }
        }
    }

    private mutating func append(_ id: String, _ outcome: String, _ delay: Duration, _ error: String) {
        text(id)
        text(outcome)
        integer(delay.wholeMilliseconds)
        text(error)
    }
}
