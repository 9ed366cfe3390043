import Foundation
import Testing

@testable import EventsAPI

@Suite struct TakeQueueTests {
    private typealias Queue = TakeQueue<Int>

    private let buckets = (0..<10).map { _ in RateLimitBucket(name: .signIn, subject: .user(UUID())) }

    private func queue(asking: Int = 100, telling: Int = 100, batchLimit: Int = 100) -> Queue {
        var queue = Queue(asking: asking, telling: telling, batchLimit: batchLimit)
        queue.start()
        return queue
    }

    @Test func whatComesDuringACallGoesTogetherInTheNext() {
        var queue = queue()
        #expect(queue.ask(buckets[0], 0) == .wakes)
        #expect(queue.next() == .init(told: [], asked: [buckets[0]]))
        #expect(queue.ask(buckets[1], 1) == .waits)
        #expect(queue.tell(buckets[2]) == .waits)
        #expect(queue.ask(buckets[1], 2) == .waits)
        #expect(queue.next() == nil, "one call at a time")
        #expect(queue.answered() == [0])
        #expect(queue.next() == .init(told: [buckets[2]], asked: [buckets[1], buckets[1]]))
        #expect(queue.answered() == [1, 2])
        #expect(queue.next() == nil && queue.isAtRest)
    }

    @Test func aBatchIsBoundedAndWhoAsksGoesFirst() {
        var queue = queue(batchLimit: 3)
        for bucket in buckets[0..<3] { _ = queue.tell(bucket) }
        for (number, bucket) in buckets[3..<5].enumerated() { _ = queue.ask(bucket, number) }
        #expect(queue.next() == .init(told: [buckets[0]], asked: Array(buckets[3..<5])))
        #expect(queue.answered() == [0, 1])
        #expect(queue.next() == .init(told: Array(buckets[1..<3]), asked: []))
    }

    @Test func whoDoesNotFitInIsSentBackAtOnce() {
        var queue = queue(asking: 2, telling: 1)
        #expect(queue.ask(buckets[0], 0) == .wakes)
        #expect(queue.ask(buckets[0], 1) == .wakes)
        #expect(queue.ask(buckets[0], 2) == .refused)
        #expect(queue.tell(buckets[0]) == .wakes)
        #expect(queue.tell(buckets[1]) == .refused)
    }

    @Test func whenACallIsLateNobodyWaits() {
        var queue = queue()
        _ = queue.ask(buckets[0], 0)
        _ = queue.next()
        _ = queue.ask(buckets[1], 1)
        #expect(queue.becameLate() == [0, 1])
        #expect(!queue.isOpen && queue.ask(buckets[2], 2) == .refused)
        #expect(queue.tell(buckets[3]) == .waits, "what is only told can wait")
        #expect(queue.answered() == [], "they were sent back before")
        #expect(queue.isOpen)
        #expect(queue.next() == .init(told: [buckets[3]], asked: []))
    }

    @Test func afterAFailureRedisIsLeftAloneForAWhile() {
        var queue = queue()
        _ = queue.ask(buckets[0], 0)
        _ = queue.next()
        _ = queue.ask(buckets[1], 1)
        #expect(queue.failed() == [0, 1])
        #expect(queue.ask(buckets[2], 2) == .refused)
        #expect(queue.tell(buckets[3]) == .waits)
        #expect(queue.next() == nil)
        queue.rested()
        #expect(queue.next() == .init(told: [buckets[3]], asked: []))
        #expect(queue.ask(buckets[4], 4) == .waits)
    }

    @Test func lateAndThenFailedSendsNobodyBackTwice() {
        var queue = queue()
        _ = queue.ask(buckets[0], 0)
        _ = queue.next()
        #expect(queue.becameLate() == [0])
        #expect(queue.failed() == [])
    }

    @Test func outsideOfItsTimeEverybodyIsSentBack() {
        var queue = Queue()
        #expect(queue.ask(buckets[0], 0) == .refused)
        #expect(queue.tell(buckets[0]) == .refused)
        queue.start()
        _ = queue.ask(buckets[0], 1)
        _ = queue.next()
        _ = queue.ask(buckets[0], 2)
        #expect(queue.stop() == [1, 2])
        #expect(queue.ask(buckets[0], 3) == .refused)
        #expect(queue.next() == nil)
    }
}
