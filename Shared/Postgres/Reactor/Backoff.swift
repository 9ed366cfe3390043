/// How long to wait before connecting again: doubling with full jitter, so that replicas do not come back in step.
struct Backoff {
    private var attempt = 0
    private let first = Duration.milliseconds(50)
    private let cap = Duration.seconds(2)

    mutating func next(using generator: inout some RandomNumberGenerator) -> Duration {
        let ceiling = min(cap, first * (1 << min(attempt, 10)))
        attempt += 1
        return first + (ceiling - first) * Double.random(in: 0...1, using: &generator)
    }

    mutating func reset() {
        attempt = 0
    }
}
