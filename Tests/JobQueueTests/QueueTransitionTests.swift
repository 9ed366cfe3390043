import Foundation
import JobQueue
import Redis
import RedisTesting
import Testing

@Suite struct QueueTransitionTests {
    private func withQueue(_ body: (JobQueue) async throws -> Void) async throws {
        try await withRedisClient { redis in
            try await body(JobQueue(redis: redis, name: "test-" + UUID().uuidString))
        }
    }

    private func jobs(_ ids: [String]) -> [Job] {
        ids.map { Job(id: $0, payload: Array($0.utf8)) }
    }

    @Test func anIDIsOneJobUntilItIsDone() async throws {
        try await withQueue { queue in
            #expect(try await queue.enqueue(jobs(["a", "b"])) == 2)
            #expect(try await queue.enqueue(jobs(["a", "c"])) == 1)
            let lease = try #require(try await queue.lease(limit: 10, duration: .seconds(10)))
            #expect(Set(lease.jobs.map(\.id)) == ["a", "b", "c"])
            #expect(lease.jobs.allSatisfy { $0.attempt == 1 && $0.payload == Array($0.id.utf8) })
            #expect(try await queue.enqueue(jobs(["a"])) == 0, "a leased job is known")
            #expect(
                try await queue.finish(lease, outcomes: ["a": .succeeded, "b": .succeeded, "c": .succeeded]).isEmpty
            )
            #expect(try await queue.contains(["a", "b", "c"]).isEmpty)
        }
    }

    @Test func aLeaseThatRunsOutMakesTheJobReadyAndItsFinishStale() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue(jobs(["a"]))
            let lost = try #require(try await queue.lease(limit: 1, duration: .milliseconds(50)))
            var next: JobLease?
            try await eventually {
                next = try await queue.lease(limit: 1, duration: .seconds(10))
                return next != nil
            }
            #expect(next?.jobs.map(\.attempt) == [2])
            #expect(
                try await queue.finish(lost, outcomes: ["a": .succeeded]) == ["a"],
                "the first holder is fenced off"
            )
            #expect(try await queue.contains(["a"]) == ["a"])
        }
    }

    @Test func retriesWaitAndTheDeadCanBeCalledBack() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue(jobs(["later", "dead"]))
            let lease = try #require(try await queue.lease(limit: 2, duration: .seconds(10)))
            let outcomes: [String: JobOutcome] = [
                "later": .retry(after: .seconds(60), error: "busy"), "dead": .dead(error: "no such address"),
            ]
            #expect(try await queue.finish(lease, outcomes: outcomes).isEmpty)
            let depths = try await queue.depths()
            let counts: [Int] = [depths.ready, depths.delayed, depths.leased, depths.dead]
            #expect(counts == [0, 1, 0, 1])
            #expect(try await queue.lease(limit: 2, duration: .seconds(10)) == nil)
            #expect(try await queue.deadLetters().map(\.error) == ["no such address"])
            #expect(try await queue.retryDeadLetters(["dead", "unknown"]) == 1)
            #expect(try await queue.lease(limit: 2, duration: .seconds(10))?.jobs.map(\.id) == ["dead"])
        }
    }

    @Test func workersThatCompeteRunEachJobOnce() async throws {
        try await withQueue { queue in
            let ids = (0..<2000).map { "job-\($0)" }
            for start in stride(from: 0, to: ids.count, by: 500) {
                _ = try await queue.enqueue(jobs(Array(ids[start..<(start + 500)])))
            }
            let taken = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        var mine: [String] = []
                        while let lease = try await queue.lease(limit: 64, duration: .seconds(30)) {
                            mine += lease.jobs.map(\.id)
                            let outcomes = lease.jobs.map { ($0.id, JobOutcome.succeeded) }
                            _ = try await queue.finish(lease, outcomes: Dictionary(uniqueKeysWithValues: outcomes))
                        }
                        return mine
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(taken.count == ids.count)
            #expect(Set(taken) == Set(ids))
        }
    }
}
