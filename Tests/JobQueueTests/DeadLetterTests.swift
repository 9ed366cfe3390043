import Foundation
import JobQueue
import RedisTesting
import Testing

@Suite struct DeadLetterTests {
    @Test func theyTellWhatWentWrongAndCanBeTriedAgain() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue(jobs(["a"], priority: 4))
            try await queue.finishNext(.retry(after: .zero, error: "first"))
            try await queue.finishNext(.slowed(for: .milliseconds(1), error: "slower"))
            try await Task.sleep(for: .milliseconds(5))
            try await queue.finishNext(.dead(error: "last"))
            let letter = try #require(try await queue.deadLetters().first)
            #expect(letter.id == "a" && letter.payload == Array("a".utf8) && letter.attempts == 2)
            #expect(letter.history.map(\.error) == ["first", "slower", "last"] && letter.error == "last")
            #expect(letter.history.map(\.attempt) == [1, 2, 2], "being slowed down is no attempt")
            let times = letter.history.map(\.failedAt)
            #expect(times == times.sorted() && times.last == letter.diedAt)
            #expect(abs(letter.diedAt.timeIntervalSinceNow) < 60)

            #expect(try await queue.enqueue(jobs(["a"])) == 0, "it is known while it is dead")
            _ = try await queue.enqueue(jobs(["b"]))
            #expect(try await queue.retryDeadLetters(["a", "a", "b", "unknown"]) == 1)
            #expect(try await queue.deadLetters().isEmpty)
            let lease = try #require(try await queue.lease(limit: 2, duration: .seconds(10)))
            #expect(lease.jobs.map(\.id) == ["a", "b"] && lease.jobs[0].attempt == 1, "with priority and attempts")
        }
    }

    @Test func theyCanBeForgotten() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue(jobs(["a", "b"]))
            try await queue.finishNext(.dead(error: "no such address"))
            #expect(try await queue.deleteDeadLetters(["a", "a", "b", "unknown"]) == 1)
            #expect(try await queue.contains(["a", "b"]) == ["b"], "only the dead are forgotten")
        }
    }

    @Test func theLatestComeFirstAPageAtATime() async throws {
        try await withQueue { queue in
            for id in ["a", "b", "c"] {
                _ = try await queue.enqueue(jobs([id]))
                try await queue.finishNext(.dead(error: id))
                try await Task.sleep(for: .milliseconds(3))
            }
            #expect(try await queue.deadLetters(limit: 2).map(\.id) == ["c", "b"])
            #expect(try await queue.deadLetters(offset: 2, limit: 2).map(\.id) == ["a"])
            #expect(try await queue.deadLetters(offset: -1, limit: 0).isEmpty)
        }
    }

    @Test func onlyTheLastTenAttemptsAreKept() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue(jobs(["a"]))
            for attempt in 1...13 { try await queue.finishNext(.retry(after: .zero, error: "\(attempt)")) }
            try await queue.finishNext(.dead(error: "14"))
            let letter = try #require(try await queue.deadLetters().first)
            #expect(letter.history.map(\.error) == (5...14).map { "\($0)" })
            #expect(letter.history.map(\.attempt) == Array(5...14))
        }
    }

    @Test func theOldestMakeRoom() async throws {
        try await withQueue { queue in
            let ids = (0..<10_200).map { "job-\($0)" }
            _ = try await queue.enqueue(jobs(ids))
            while let lease = try await queue.lease(limit: 500, duration: .seconds(60)) {
                let outcomes = lease.jobs.map { ($0.id, JobOutcome.dead(error: "")) }
                _ = try await queue.finish(lease, outcomes: Dictionary(uniqueKeysWithValues: outcomes))
            }
            #expect(try await queue.depths().dead == 10_000)
            let known = try await queue.contains(ids)
            #expect(known.count == 10_000 && known.contains(ids.last ?? ""))
        }
    }
}
