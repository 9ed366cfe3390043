import RedisTesting
import Testing

@testable import Redis

@Suite("Reconnect backoff")
struct ReconnectBackoffTests {
    @Test("The wait doubles up to the bound, with half of it at random, and starts again after a success")
    func growth() {
        var generator = SeededGenerator(seed: 1)
        var backoff = ReconnectBackoff(bounds: .milliseconds(50)...(.milliseconds(300)))
        for step in [50, 100, 200, 300, 300] {
            let delay = backoff.delay(using: &generator)
            #expect(delay >= .milliseconds(step) / 2 && delay <= .milliseconds(step))
        }
        backoff.reset()
        #expect(backoff.delay(using: &generator) <= .milliseconds(50))
    }

    @Test("Two clients do not come back together")
    func jitter() {
        var first = SeededGenerator(seed: 1)
        var second = SeededGenerator(seed: 2)
        var backoff = ReconnectBackoff(bounds: .seconds(1)...(.seconds(1)))
        #expect(backoff.delay(using: &first) != backoff.delay(using: &second))
    }
}
