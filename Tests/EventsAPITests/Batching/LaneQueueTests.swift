import RedisTesting
import Testing

@testable import EventsAPI

@Suite struct LaneQueueTests {
    /// Odd numbers go alone.
    private func queue(lane: Int = 100, all: Int = 100, batch: Int = 100, depth: Int = 1) -> LaneQueue<String, Int> {
        LaneQueue(laneLimit: lane, limit: all, batchLimit: batch, depth: depth) { !$0.isMultiple(of: 2) }
    }

    @Test func whoComesAloneWaitsForNothingAndTheRestGoTogether() {
        var queue = queue()
        #expect(queue.add(2, to: "a") == .goes)
        #expect(queue.next(of: "a") == [2])
        queue.sent("a")
        #expect(queue.add(4, to: "a") == .waits)
        #expect(queue.add(6, to: "a") == .waits)
        #expect(queue.next(of: "a") == nil, "one batch is under way")
        queue.finished("a")
        #expect(queue.next(of: "a") == [4, 6])
        queue.sent("a")
        queue.finished("a")
        #expect(queue.add(8, to: "a") == .goes)
    }

    @Test func aSecondBatchGoesBehindTheFirstAsSoonAsItIsAsLarge() {
        var queue = queue(batch: 3, depth: 2)
        for number in [2, 4, 6] { _ = queue.add(number, to: "a") }
        #expect(queue.next(of: "a") == [2, 4, 6])
        queue.sent("a")
        #expect([8, 10].map { queue.add($0, to: "a") } == [.waits, .waits])
        #expect(queue.add(12, to: "a") == .goes)
        #expect(queue.next(of: "a") == [8, 10, 12])
        queue.sent("a")
        #expect([14, 16, 18].map { queue.add($0, to: "a") } == [.waits, .waits, .waits], "two are under way")
        queue.finished("a")
        #expect(queue.next(of: "a") == [14, 16, 18])
    }

    @Test func onlyOneTakesBatchesOfALaneAtATime() {
        var queue = queue(batch: 1, depth: 2)
        for number in [2, 4] { _ = queue.add(number, to: "a") }
        #expect(queue.next(of: "a") == [2])
        #expect(queue.next(of: "a") == nil, "the one before is not sent")
        #expect(queue.add(6, to: "a") == .waits)
        // Finished before whoever took it says that it is sent.
        queue.finished("a")
        #expect(queue.next(of: "a") == nil)
        queue.sent("a")
        #expect(queue.next(of: "a") == [4])
    }

    @Test func lanesDoNotWaitForOneAnother() {
        var queue = queue()
        #expect(queue.add(2, to: "a") == .goes)
        #expect(queue.add(4, to: "b") == .goes)
        #expect(queue.next(of: "b") == [4])
        #expect(queue.next(of: "a") == [2])
    }

    @Test(arguments: [1, 2]) func whoGoesAloneKeepsTheOrderAndHasTheLaneToItself(depth: Int) {
        var queue = queue(batch: 2, depth: depth)
        for element in [2, 4, 5, 7, 6, 8, 10, 12] { _ = queue.add(element, to: "a") }
        #expect(queue.next(of: "a") == [2, 4])
        queue.sent("a")
        #expect(queue.next(of: "a") == nil, "5 waits until 2 and 4 are finished")
        queue.finished("a")
        #expect(queue.next(of: "a") == [5])
        queue.sent("a")
        #expect(queue.next(of: "a") == nil)
        queue.finished("a")
        #expect(queue.next(of: "a") == [7])
        queue.sent("a")
        #expect(queue.next(of: "a") == nil, "nothing goes behind 7")
        queue.finished("a")
        #expect(queue.next(of: "a") == [6, 8])
        queue.sent("a")
        #expect(queue.next(of: "a") == (depth == 1 ? nil : [10, 12]))
    }

    @Test func batchesAndWhatWaitsAreBounded() {
        var queue = queue(lane: 3, all: 4, batch: 2)
        #expect([2, 4, 6].map { queue.add($0, to: "a") } == [.goes, .goes, .goes], "nobody took them yet")
        #expect(queue.add(8, to: "a") == .refused)
        #expect(queue.add(8, to: "b") == .goes)
        #expect(queue.add(10, to: "c") == .refused, "too many in all")
        #expect(queue.next(of: "a") == [2, 4])
        #expect(queue.add(10, to: "c") == .goes)
        #expect(queue.add(8, to: "a") == .waits)
    }

    @Test func whatWaitsWhenItIsClosedGoesAndNothingElse() {
        var queue = queue()
        for number in [2, 4] { _ = queue.add(number, to: "a") }
        queue.close()
        #expect(queue.add(6, to: "a") == .refused)
        #expect(!queue.isDrained)
        #expect(queue.next(of: "a") == [2, 4])
        queue.sent("a")
        #expect(!queue.isDrained)
        queue.finished("a")
        #expect(queue.isDrained)
    }

    @Test func whoIsTakenOutWaitsNoLonger() {
        var queue = queue()
        for number in [2, 4] { _ = queue.add(number, to: "a") }
        #expect(queue.removeAll() == [2, 4])
        queue.close()
        #expect(queue.isDrained && queue.count == 0)
    }

    @Test(arguments: 1...3) func anyOrderOfCallsKeepsEveryoneOnceInOrder(depth: Int) {
        var generator = SeededGenerator(seed: UInt64(depth))
        for _ in 0..<200 {
            var queue = queue(lane: 8, all: 12, batch: 3, depth: depth)
            var expected: [String: [Int]] = [:]
            var seen: [String: [Int]] = [:]
            var underWay: [String: Int] = [:]
            for number in 0..<200 {
                let lane = ["a", "b"].randomElement(using: &generator) ?? "a"
                switch Int.random(in: 0..<3, using: &generator) {
                case 0:
                    if queue.add(number, to: lane) != .refused { expected[lane, default: []].append(number) }
                case 1:
                    guard let batch = queue.next(of: lane) else { continue }
                    seen[lane, default: []] += batch
                    underWay[lane, default: 0] += 1
                    queue.sent(lane)
                    #expect(underWay[lane, default: 0] <= depth)
                default:
                    guard underWay[lane, default: 0] > 0 else { continue }
                    underWay[lane, default: 0] -= 1
                    queue.finished(lane)
                }
            }
            for lane in ["a", "b"] {
                for _ in 0..<underWay[lane, default: 0] { queue.finished(lane) }
                while let batch = queue.next(of: lane) {
                    seen[lane, default: []] += batch
                    queue.sent(lane)
                    queue.finished(lane)
                }
            }
            queue.close()
            #expect(seen == expected && queue.isDrained)
        }
    }
}
