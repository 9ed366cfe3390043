import Foundation
import JobQueue
import Redis
import RedisTesting
import Testing

/// Servers that allow less than the one at home.
@Suite struct QueueServerTests {
    /// Goes through every transition.
    private func exercise(_ queue: JobQueue) async throws {
        _ = try await queue.enqueue(
            jobs(["a", "b", "c"]) + [Job(id: "u", payload: [], uniqueKey: UniqueKey("k", period: .seconds(9)))]
        )
        let lease = try #require(try await queue.lease(limit: 4, duration: .milliseconds(500)))
        #expect(lease.jobs.count == 4)
        #expect(try await queue.extend(lease).jobs.count == 4)
        let outcomes: [String: JobOutcome] = [
            "a": .succeeded, "b": .retry(after: .milliseconds(1), error: "busy"), "c": .dead(error: "bad"),
            "u": .slowed(for: .milliseconds(1), error: "Throttling"),
        ]
        #expect(try await queue.finish(lease, outcomes: outcomes).isEmpty)
        #expect(try await queue.deadLetters().map(\.id) == ["c"])
        #expect(try await queue.retryDeadLetters(["c"]) == 1)
        try await queue.pause()
        #expect(try await queue.isPaused)
        try await queue.resume()
        try await Task.sleep(for: .milliseconds(10))
        #expect(Set(try await queue.leasedIDs()) == ["b", "c", "u"])
        #expect(try await queue.depths().leased == 3)
        #expect(try await queue.cancel(["b", "c", "u"]) == 3)
        #expect(try await queue.deleteDeadLetters(["c"]) == 0)
        #expect(try await queue.contains(["a", "b", "c", "u"]).isEmpty)
    }

    @Test func oneThatForbidsItsAdministrationWillDo() async throws {
        let forbidden = ["CONFIG", "KEYS", "DEBUG", "FLUSHALL", "FLUSHDB", "SHUTDOWN", "INFO", "CLIENT"]
        let server = try await RedisTestServer(options: forbidden.flatMap { ["--rename-command", $0, ""] })
        try await withRedisClient(server.url) { redis in
            await #expect(throws: RedisError.self) { try await redis.command(["CONFIG", "GET", "maxmemory"]) }
            try await exercise(JobQueue(redis: redis, name: "test"))
        }
    }

    @Test func aClusterFindsAllKeysOfAQueueInOneSlot() async throws {
        let server = try await RedisTestServer(isCluster: true)
        try await withRedisClient(server.url) { redis in
            _ = try await redis.command(["CLUSTER", "ADDSLOTSRANGE", 0, 16383])
            try await eventually {
                try await redis.command(["CLUSTER", "INFO"]).bytesValue.map {
                    String(decoding: $0, as: UTF8.self).contains("cluster_state:ok")
                } ?? false
            }
            for name in ["one", "two"] {
                try await exercise(JobQueue(redis: redis, name: name, rate: JobRate(perSecond: 1000, burst: 10)))
            }
        }
    }

    @Test func withFullMemoryJobsAreRefusedAndThoseThereAreStillRun() async throws {
        let server = try await RedisTestServer(options: ["--maxmemory", "4mb", "--maxmemory-policy", "noeviction"])
        try await withRedisClient(server.url) { redis in
            let queue = JobQueue(redis: redis, name: "test")
            var count = 0
            var refusal: RedisError?
            while refusal == nil, count < 100_000 {
                do throws(RedisError) {
                    let batch = (count..<(count + 100)).map {
                        Job(id: "job-\($0)", payload: Array(repeating: 1, count: 200))
                    }
                    count += try await queue.enqueue(batch)
                } catch {
                    refusal = error
                }
            }
            #expect(refusal?.code == .server(prefix: "OOM"))
            #expect(try await queue.depths().ready == count, "a batch is refused as a whole")
            var done = 0
            while let lease = try await queue.lease(limit: 100, duration: .seconds(10)) {
                var outcomes = lease.jobs.map { ($0.id, JobOutcome.succeeded) }
                if done == 0 { outcomes[0].1 = .dead(error: "bad") }
                #expect(try await queue.finish(lease, outcomes: Dictionary(uniqueKeysWithValues: outcomes)).isEmpty)
                done += outcomes.count
            }
            #expect(done == count)
        }
    }
}
