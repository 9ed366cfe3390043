import Foundation
import RedisTesting
import Testing

@testable import JobQueue

@Suite struct QueueRateTests {
    @Test func noMoreAreTakenThanTheRateAllowsWhoeverAsks() async throws {
        try await withQueue(rate: JobRate(perSecond: 50, burst: 5)) { queue in
            let ids = (0..<60).map { "job-\($0)" }
            _ = try await queue.enqueue(jobs(ids))
            let begin = ContinuousClock.now
            let taken = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        let replica = JobQueue(redis: queue.redis, name: queue.name, rate: queue.rate)
                        var count = 0
                        while ContinuousClock.now - begin < .milliseconds(600) {
                            count += try await replica.leasedIDs(limit: 10).count
                            try await Task.sleep(for: .milliseconds(2))
                        }
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
            // The first burst, and one every 20 ms; however slow the machine is, it is never more.
            let allowed = 5 + Int((ContinuousClock.now - begin) / .milliseconds(20))
            #expect(taken <= allowed + 1)
            #expect(taken >= 5)
        }
    }

    @Test func whoHasToWaitIsToldForHowLong() async throws {
        try await withQueue(rate: JobRate(perSecond: 2, burst: 3)) { queue in
            _ = try await queue.enqueue(jobs(["a", "b", "c", "d"]))
            let first = try await queue.take(limit: 10, duration: .seconds(10))
            #expect(first.lease?.jobs.map(\.id) == ["a", "b", "c"])
            let none = try await queue.take(limit: 10, duration: .seconds(10))
            let wait = try #require(none.mayTakeAfter)
            #expect(none.lease == nil && wait > .zero && wait <= .milliseconds(500))
            try await Task.sleep(for: wait)
            #expect(try await queue.leasedIDs() == ["d"])
        }
    }

    @Test func anEmptyQueueUsesNothingUp() async throws {
        try await withQueue(rate: JobRate(perSecond: 0.001, burst: 2)) { queue in
            for _ in 0..<5 { #expect(try await queue.take(limit: 10, duration: .seconds(10)).mayTakeAfter == nil) }
            _ = try await queue.enqueue(jobs(["a", "b", "c"]))
            #expect(try await queue.leasedIDs() == ["a", "b"])
        }
    }

    @Test func slowingDownStopsEverybodyAndThenHalvesTheRate() async throws {
        try await withQueue(rate: JobRate(perSecond: 100, burst: 100)) { queue in
            _ = try await queue.enqueue(jobs(["a", "b", "c", "d"]))
            let lease = try #require(try await queue.lease(limit: 2, duration: .seconds(10)))
            #expect(try await queue.depths().share == 1)
            let slowed = JobOutcome.slowed(for: .seconds(3), error: "Throttling")
            #expect(try await queue.finish(lease, outcomes: ["a": slowed]).isEmpty)
            let halved = try await queue.depths().share
            #expect(halved == 0.5)
            // It was under way when the first was refused: that says nothing new.
            #expect(try await queue.finish(lease, outcomes: ["b": slowed]).isEmpty)
            #expect(try await queue.depths().share == 0.5)
            let none = try await queue.take(limit: 10, duration: .seconds(10))
            let wait = try #require(none.mayTakeAfter)
            #expect(none.lease == nil && wait <= .seconds(3))
            try await eventually { try await queue.lease(limit: 10, duration: .seconds(10)) != nil }
            // From nothing to all in a minute: more than half, and far from all.
            try await Task.sleep(for: .milliseconds(200))
            let share = try await queue.depths().share
            #expect(share > 0.5 && share < 1)
        }
    }

    @Test func aShareOfTheRateIsWhatIsTaken() async throws {
        try await withQueue(rate: JobRate(perSecond: 10, burst: 1)) { queue in
            _ = try await queue.enqueue(jobs(["a", "b", "c"]))
            try await queue.finishNext(.slowed(for: .milliseconds(1), error: "Throttling"))
            var last = ContinuousClock.now
            for _ in 0..<2 {
                try await eventually {
                    last = .now
                    return try await !queue.leasedIDs(limit: 1).isEmpty
                }
            }
            let begin = last
            try await eventually { try await !queue.leasedIDs(limit: 1).isEmpty }
            // A tenth of a second at the full rate; at a share that began with a half it is more.
            #expect(ContinuousClock.now - begin > .milliseconds(150))
        }
    }

    @Test func nonsenseIsMadeHarmless() {
        #expect(JobRate(perSecond: -1, burst: -1) == JobRate(perSecond: 1 / 3600, burst: 1))
        #expect(JobRate(perSecond: 0.5).interval == 2_000_000)
    }
}
