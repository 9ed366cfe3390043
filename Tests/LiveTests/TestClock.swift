import Synchronization

/// A clock that the test turns.
final class TestClock: Sendable {
    private let passed = Mutex(Duration.zero)
    private let start = ContinuousClock.now

    var now: ContinuousClock.Instant { start + passed.withLock { $0 } }

    func advance(by duration: Duration) {
        passed.withLock { $0 += duration }
    }
}
