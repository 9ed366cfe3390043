/// How long to wait before the next attempt to connect: doubles from attempt to attempt, and a random half of it is
/// left out so that many clients do not come back at the same moment.
struct ReconnectBackoff {
    private let bounds: ClosedRange<Duration>
    private var next: Duration

    init(bounds: ClosedRange<Duration>) {
        self.bounds = bounds
        next = bounds.lowerBound
    }

    /// The wait after one more failure: between half of the step and the step.
    mutating func delay(using generator: inout some RandomNumberGenerator) -> Duration {
        let step = next
        next = min(step * 2, bounds.upperBound)
        return step * Double.random(in: 0.5...1, using: &generator)
    }

    /// Starts again with the shortest wait: the connection proved good.
    mutating func reset() {
        next = bounds.lowerBound
    }
}
