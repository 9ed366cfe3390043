import Foundation
import JobQueue
import RedisTesting
import Testing

@Suite struct QueueTransitionTests {
    @Test func anIDIsOneJobUntilItIsDone() async throws {
        try await withQueue { queue in
            #expect(try await queue.enqueue(jobs(["a", "b", "a"])) == 2)
            #expect(try await queue.enqueue(jobs(["a", "c"])) == 1)
            let lease = try #require(try await queue.lease(limit: 10, duration: .seconds(10)))
            #expect(lease.jobs.map(\.id) == ["a", "b", "c"], "those that wait longest come first")
            #expect(lease.jobs.allSatisfy { $0.attempt == 1 && $0.payload == Array($0.id.utf8) })
            #expect(try await queue.enqueue(jobs(["a"])) == 0, "a leased job is known")
            #expect(
                try await queue.finish(lease, outcomes: ["a": .succeeded, "b": .succeeded, "c": .succeeded]).isEmpty
            )
            #expect(try await queue.contains(["a", "b", "c"]).isEmpty)
        }
    }

    @Test func bytesOfAnyContentAndIDsOfAnyTextPass() async throws {
        try await withQueue { queue in
            let ids = ["", "1", "nan", "a:b c\r\n", "ü\u{0}", String(repeating: "x", count: 5_000)]
            let payload = (0...255).map { UInt8($0) }
            _ = try await queue.enqueue(ids.map { Job(id: $0, payload: payload) })
            let lease = try #require(try await queue.lease(limit: 10, duration: .seconds(10)))
            #expect(lease.jobs.map(\.id) == ids)
            #expect(lease.jobs.allSatisfy { $0.payload == payload })
            let outcomes = ids.map { ($0, JobOutcome.dead(error: "\u{0}'\"{}")) }
            #expect(try await queue.finish(lease, outcomes: Dictionary(uniqueKeysWithValues: outcomes)).isEmpty)
            #expect(Set(try await queue.deadLetters().map(\.id)) == Set(ids))
            #expect(try await queue.deadLetters().allSatisfy { $0.error == "\u{0}'\"{}" && $0.payload == payload })
            #expect(try await queue.cancel(ids) == ids.count)
        }
    }

    @Test func higherPrioritiesComeFirstAndAmongEqualsTheOlder() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue(
                jobs(["low"], priority: -9) + jobs(["a", "b"]) + jobs(["urgent"], priority: 20)
            )
            _ = try await queue.enqueue(jobs(["c"]) + jobs(["high"], priority: 3))
            #expect(try await queue.leasedIDs() == ["urgent", "high", "a", "b", "c", "low"])
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
            let taken = try #require(next)
            #expect(taken.jobs.map(\.attempt) == [2])
            #expect(taken.token > lost.token, "a store can tell who came later")
            #expect(
                try await queue.finish(lost, outcomes: ["a": .succeeded]) == ["a"],
                "the first holder is fenced off"
            )
            #expect(try await queue.extend(lost).jobs.isEmpty)
            #expect(try await queue.contains(["a"]) == ["a"])
            #expect(try await queue.finish(taken, outcomes: ["a": .succeeded]).isEmpty)
        }
    }

    @Test func whatWasNotBegunKeepsItsPlaceAndItsAttempts() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue(jobs(["a", "b", "c"]))
            let lease = try #require(try await queue.lease(limit: 2, duration: .seconds(10)))
            #expect(try await queue.finish(lease, outcomes: ["a": .released, "b": .released]).isEmpty)
            let again = try #require(try await queue.lease(limit: 3, duration: .seconds(10)))
            #expect(again.jobs.map(\.id) == ["a", "b", "c"])
            #expect(again.jobs.allSatisfy { $0.attempt == 1 })
        }
    }

    @Test func retriesComeInTheirTime() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue(jobs(["again", "later"]))
            let lease = try #require(try await queue.lease(limit: 3, duration: .seconds(10)))
            let outcomes: [String: JobOutcome] = [
                "later": .retry(after: .seconds(60), error: "busy"), "again": .retry(after: .zero, error: "busy"),
            ]
            #expect(try await queue.finish(lease, outcomes: outcomes).isEmpty)
            #expect(try await queue.depths().delayed == 1)
            let again = try #require(try await queue.lease(limit: 3, duration: .seconds(10)))
            #expect(again.jobs.map(\.id) == ["again"] && again.jobs[0].attempt == 2)
        }
    }

    @Test func delayedJobsComeInTheirTime() async throws {
        try await withQueue { queue in
            let soon = Date(timeIntervalSinceNow: 0.3)
            _ = try await queue.enqueue([Job(id: "soon", payload: [], notBefore: soon, priority: 9)])
            var next: [String] = []
            try await eventually {
                next = try await queue.leasedIDs()
                return !next.isEmpty
            }
            #expect(next == ["soon"] && Date() >= soon)
        }
    }

    @Test func depthsSayHowManyAndHowOld() async throws {
        try await withQueue { queue in
            #expect(try await queue.depths().oldestReadyAge == nil)
            _ = try await queue.enqueue([
                Job(id: "old", payload: [], notBefore: Date(timeIntervalSinceNow: -100), priority: -5),
                Job(id: "new", payload: [], priority: 5),
                Job(id: "due", payload: [], notBefore: Date(timeIntervalSinceNow: 3600)),
            ])
            let depths = try await queue.depths()
            let counts: [Int] = [depths.ready, depths.delayed, depths.leased, depths.dead]
            #expect(counts == [2, 1, 0, 0])
            let age = try #require(depths.oldestReadyAge)
            #expect((.seconds(99)...(.seconds(160))).contains(age))
            #expect(try await queue.leasedIDs() == ["new", "old"])
            let after = try await queue.depths()
            #expect(after.leased == 2 && after.ready == 0 && after.oldestReadyAge == nil)
        }
    }

    @Test func cancelledJobsAreGoneFromEveryState() async throws {
        try await withQueue { queue in
            let later = Date(timeIntervalSinceNow: 3600)
            _ = try await queue.enqueue(jobs(["leased", "kept", "dead"]))
            let lease = try #require(try await queue.lease(limit: 3, duration: .seconds(10)))
            #expect(try await queue.finish(lease, outcomes: ["dead": .dead(error: "")]).isEmpty)
            _ = try await queue.enqueue([Job(id: "delayed", payload: [], notBefore: later)] + jobs(["ready"]))
            let ids = ["leased", "dead", "delayed", "ready", "unknown"]
            #expect(try await queue.cancel(ids) == 4)
            #expect(try await queue.contains(ids + ["kept"]) == ["kept"])
            #expect(try await queue.enqueue(jobs(["leased"])) == 1, "the id is free again")
            #expect(
                try await queue.finish(lease, outcomes: ["leased": .succeeded, "kept": .succeeded]) == ["leased"],
                "the old lease has no hold on the new job"
            )
            #expect(try await queue.leasedIDs() == ["leased"])
        }
    }

    @Test func workersThatCompeteRunEachJobOnce() async throws {
        try await withQueue { queue in
            let ids = (0..<2000).map { "job-\($0)" }
            #expect(try await queue.enqueue(jobs(ids)) == ids.count)
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
