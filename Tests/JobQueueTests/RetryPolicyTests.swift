import RedisTesting
import Testing

@testable import JobQueue

@Suite struct RetryPolicyTests {
    @Test func delaysDoubleUpToTheCapAndAreSpread() {
        let policy = RetryPolicy(maximumAttempts: 10, base: .seconds(1), cap: .seconds(60))
        var generator = SystemRandomNumberGenerator()
        for (attempt, longest) in [(1, 1.0), (2, 2), (3, 4), (7, 60), (64, 60), (Int.max, 60)] {
            let delays = (0..<200).map { _ in policy.delay(attempt: attempt, using: &generator) / .seconds(1) }
            #expect(delays.allSatisfy { (0...longest).contains($0) })
            // Of 200 drawn evenly, that none lies in the upper or lower quarter has a chance below 1e-24.
            #expect(delays.contains { $0 > longest * 0.75 } && delays.contains { $0 < longest * 0.25 })
        }
    }

    private struct Busy: JobError {
        let isPermanent = false
        let retryAfter: Duration?
    }

    @Test func aJobWaitsAsLongAsItsErrorSays() {
        var generator = SystemRandomNumberGenerator()
        let policy = RetryPolicy(maximumAttempts: 3, base: .seconds(1), cap: .seconds(1))
        func delay(_ wanted: Duration?, attempt: Int = 1) -> Duration? {
            guard
                case .retry(let delay, _) = policy.outcome(
                    of: Busy(retryAfter: wanted),
                    attempt: attempt,
                    using: &generator
                )
            else { return nil }
            return delay
        }
        #expect(delay(.seconds(30)) == .seconds(30))
        #expect(delay(nil).map { $0 <= .seconds(1) } == true)
        // It counts as an attempt all the same.
        #expect(delay(.seconds(30), attempt: 3) == nil)
    }

    @Test func nonsenseIsMadeHarmless() {
        var generator = SystemRandomNumberGenerator()
        let policy = RetryPolicy(maximumAttempts: 0, base: .seconds(-1), cap: .seconds(-1))
        #expect(policy.maximumAttempts == 1)
        #expect(policy.delay(attempt: 0, using: &generator) == .zero)
    }
}
