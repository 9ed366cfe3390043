import Foundation
import JobQueue
import RedisTesting
import Testing

@Suite struct UniqueJobTests {
    private func job(_ id: String, _ key: String, _ period: Duration = .seconds(3600)) -> Job {
        Job(id: id, payload: [], uniqueKey: UniqueKey(key, period: period))
    }

    @Test func ofOneKeyOneJobIsTakenInAPeriod() async throws {
        try await withQueue { queue in
            let jobs = [job("a", "k"), job("b", "k"), job("c", "l"), Job(id: "d", payload: [])]
            let count = try await queue.enqueue(jobs)
            #expect(count == 3)
            #expect(try await queue.contains(["a", "b", "c", "d"]) == ["a", "c", "d"])
            #expect(try await queue.leasedIDs(limit: 3) == ["a", "c", "d"])
            #expect(try await queue.enqueue([job("e", "k")]) == 0)
        }
    }

    @Test func theKeyIsTakenWhateverBecomesOfTheFirst() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue([job("a", "k")])
            try await queue.finishNext(.succeeded)
            #expect(try await queue.enqueue([job("b", "k"), job("a", "k")]) == 0)
        }
    }

    @Test func afterThePeriodItIsFree() async throws {
        try await withQueue { queue in
            let count = try await queue.enqueue([job("a", "k", .milliseconds(20))])
            #expect(count == 1)
            try await Task.sleep(for: .milliseconds(25))
            #expect(try await queue.enqueue([job("b", "k", .milliseconds(20))]) == 1)
        }
    }

    @Test func aKnownJobTakesNoKey() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue(jobs(["a"]))
            #expect(try await queue.enqueue([job("a", "k"), job("b", "k")]) == 1)
            #expect(try await queue.contains(["b"]) == ["b"])
        }
    }
}
