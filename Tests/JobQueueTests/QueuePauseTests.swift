import JobQueue
import RedisTesting
import Testing

@Suite struct QueuePauseTests {
    @Test func nobodyTakesJobsOfAPausedQueue() async throws {
        try await withQueue { queue in
            _ = try await queue.enqueue(jobs(["a", "b"]))
            let lease = try #require(try await queue.lease(limit: 1, duration: .seconds(10)))
            try await queue.pause()
            try await queue.pause()
            #expect(try await queue.isPaused)
            #expect(try await queue.enqueue(jobs(["c"])) == 1)
            #expect(try await queue.leasedIDs().isEmpty)
            #expect(try await queue.finish(lease, outcomes: ["a": .succeeded]).isEmpty, "what runs may end")
            let depths = try await queue.depths()
            #expect(depths.isPaused && depths.ready == 2)
            try await queue.resume()
            #expect(try await !queue.isPaused)
            #expect(try await queue.leasedIDs() == ["b", "c"])
        }
    }
}
