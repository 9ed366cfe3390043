import JobQueue
import RedisTesting
import Testing

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

    @Test func nonsenseIsMadeHarmless() {
        var generator = SystemRandomNumberGenerator()
        let policy = RetryPolicy(maximumAttempts: 0, base: .seconds(-1), cap: .seconds(-1))
        #expect(policy.maximumAttempts == 1)
        #expect(policy.delay(attempt: 0, using: &generator) == .zero)
    }
}
