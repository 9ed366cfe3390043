import Testing

@testable import EventsAPI

@Suite struct LaneQueueTests {
    private func queue(lane: Int = 100, all: Int = 100, batch: Int = 100) -> LaneQueue<String, Int> {
        LaneQueue(laneLimit: lane, limit: all, batchLimit: batch)
    }

    /// Odd numbers go alone.
    private func isAlone(_ element: Int) -> Bool { !element.isMultiple(of: 2) }

    @Test func whoComesAloneWaitsForNothingAndTheRestGoTogether() {
        var queue = queue()
        #expect(queue.add(2, to: "a") == .opensLane)
        #expect(queue.next(of: "a", isAlone: isAlone) == [2])
        #expect(queue.add(4, to: "a") == .waits)
        #expect(queue.add(6, to: "a") == .waits)
        #expect(queue.next(of: "a", isAlone: isAlone) == [4, 6])
        #expect(queue.next(of: "a", isAlone: isAlone) == nil)
        #expect(queue.add(8, to: "a") == .opensLane, "the lane was closed")
    }

    @Test func lanesDoNotWaitForOneAnother() {
        var queue = queue()
        #expect(queue.add(2, to: "a") == .opensLane)
        #expect(queue.add(4, to: "b") == .opensLane)
        #expect(queue.next(of: "b", isAlone: isAlone) == [4])
        #expect(queue.next(of: "a", isAlone: isAlone) == [2])
    }

    @Test func whoGoesAloneKeepsTheOrder() {
        var queue = queue()
        for element in [2, 4, 5, 7, 6, 8] { _ = queue.add(element, to: "a") }
        var batches: [[Int]] = []
        while let batch = queue.next(of: "a", isAlone: isAlone) { batches.append(batch) }
        #expect(batches == [[2, 4], [5], [7], [6, 8]])
        #expect(queue.count == 0)
    }

    @Test func batchesAndWhatWaitsAreBounded() {
        var queue = queue(lane: 3, all: 4, batch: 2)
        #expect([2, 4, 6].map { queue.add($0, to: "a") } == [.opensLane, .waits, .waits])
        #expect(queue.add(8, to: "a") == .refused)
        #expect(queue.add(8, to: "b") == .opensLane)
        #expect(queue.add(10, to: "c") == .refused, "too many in all")
        #expect(queue.next(of: "a", isAlone: isAlone) == [2, 4])
        #expect(queue.add(10, to: "c") == .opensLane)
        #expect(queue.add(8, to: "a") == .waits)
    }

    @Test func anyOrderOfCallsKeepsEveryoneOnceInOrder() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var queue = queue(lane: 8, all: 12, batch: 3)
            var expected: [String: [Int]] = [:]
            var seen: [String: [Int]] = [:]
            var open: Set<String> = []
            for number in 0..<100 {
                let lane = ["a", "b"].randomElement(using: &generator) ?? "a"
                if Bool.random(using: &generator) {
                    switch queue.add(number, to: lane) {
                    case .opensLane: #expect(open.insert(lane).inserted)
                    case .waits: #expect(open.contains(lane))
                    case .refused: continue
                    }
                    expected[lane, default: []].append(number)
                } else if open.contains(lane) {
                    let batch = queue.next(of: lane, isAlone: isAlone)
                    if batch == nil { open.remove(lane) }
                    seen[lane, default: []] += batch ?? []
                }
            }
            for lane in open {
                while let batch = queue.next(of: lane, isAlone: isAlone) { seen[lane, default: []] += batch }
            }
            #expect(seen.filter { !$0.value.isEmpty } == expected)
        }
    }
}
