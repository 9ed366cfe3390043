import Testing

@testable import Live

@Suite struct CountThrottleTests {
    private func count(_ number: Int) -> LiveChange { LiveChanges.change(number, "capacity:changed") }

    @Test func theFirstGoesAtOnceAndTheLastAlways() {
        var throttle = CountThrottle()
        let start = ContinuousClock.now
        #expect(LiveChanges.numbers(throttle.pass([count(1)], at: start)) == [1])
        #expect(throttle.pass([count(2), count(3)], at: start + .milliseconds(100)).isEmpty)
        #expect(throttle.release(at: start + .milliseconds(249), position: LiveChanges.cursor(9)).isEmpty)
        let released = throttle.release(at: start + .milliseconds(250), position: LiveChanges.cursor(9))
        #expect(LiveChanges.numbers(released) == [3])
        #expect(released.first?.message.cursor == LiveChanges.cursor(9))
        #expect(released.first?.wasHeld == true)
        #expect(throttle.release(at: start + .seconds(9), position: LiveChanges.cursor(9)).isEmpty, "once")
    }

    @Test func thereAreAtMostFourASecond() {
        var throttle = CountThrottle()
        let start = ContinuousClock.now
        var told: [Int] = []
        for number in 1...200 {
            let now = start + .milliseconds(10 * (number - 1))
            told += LiveChanges.numbers(throttle.pass([count(number)], at: now))
            told += LiveChanges.numbers(throttle.release(at: now, position: LiveChanges.cursor(number)))
        }
        told += LiveChanges.numbers(throttle.release(at: start + .seconds(10), position: LiveChanges.cursor(200)))
        #expect((8...10).contains(told.count), "two seconds, and the last")
        #expect(told.first == 1 && told.last == 200)
    }

    @Test func otherEventsAndOtherMessagesDoNotWait() {
        var throttle = CountThrottle()
        let now = ContinuousClock.now
        _ = throttle.pass([count(1)], at: now)
        let others = [
            LiveChanges.change(2, "capacity:changed", event: LiveChanges.other), count(3),
            LiveChanges.change(4, "capacity:warning"),
        ]
        #expect(LiveChanges.numbers(throttle.pass(others, at: now)) == [2, 4])
    }

    @Test func ofAnEventThatIsGoneNoCountIsTold() {
        var throttle = CountThrottle()
        let now = ContinuousClock.now
        _ = throttle.pass([count(1)], at: now)
        _ = throttle.pass([count(2)], at: now)
        #expect(throttle.pass([LiveChanges.change(3, "event:deleted")], at: now).count == 1)
        #expect(throttle.release(at: now + .seconds(1), position: LiveChanges.cursor(3)).isEmpty)
    }
}
