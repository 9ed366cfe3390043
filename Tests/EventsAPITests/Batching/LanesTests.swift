import Synchronization
import Testing

@testable import EventsAPI

/// How a lane's batches follow each other.
@Suite struct LanesTests {
    private final class Log: Sendable {
        let batches = Mutex<[[Int]]>([])
        let answered = Mutex<[Int]>([])
    }

    /// Runs lanes of batches of two with the numbers in one lane, until all are answered.
    private func run(
        _ numbers: ClosedRange<Int>,
        _ log: Log,
        answering: @escaping @Sendable ([Int]) -> Void = { _ in }
    ) async {
        let lanes = Lanes<String, Int>(LaneQueue(laneLimit: 100, limit: 100, batchLimit: 2)) { batch, _ in
            log.batches.withLock { $0.append(batch) }
            return {
                answering(batch)
                log.answered.withLock { $0 += batch }
            }
        } abandon: { abandoned in
            #expect(abandoned.isEmpty)
        }
        for number in numbers { #expect(lanes.add(number, to: "a lane")) }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await lanes.run() }
            while log.answered.withLock({ $0.count }) < numbers.count { await Task.yield() }
            group.cancelAll()
        }
    }

    @Test func batchesAreProcessedAndAnsweredInOrder() async {
        let log = Log()
        await run(1...5, log)
        #expect(log.batches.withLock { $0 } == [[1, 2], [3, 4], [5]])
        #expect(log.answered.withLock { $0 } == [1, 2, 3, 4, 5])
    }

    @Test func theNextBatchDoesNotWaitForTheAnswersOfTheOneBefore() async {
        let log = Log()
        await run(1...4, log) { batch in
            guard batch == [1, 2] else { return }
            let start = ContinuousClock.now
            while log.batches.withLock({ $0.count }) < 2, .now - start < .seconds(10) {}
            #expect(log.batches.withLock { $0.count } == 2)
        }
        #expect(log.answered.withLock { $0 } == [1, 2, 3, 4])
    }
}
