import Foundation
import Redis
import RedisTesting
import ServiceLifecycle
import Synchronization
import Testing

@testable import JobQueue

/// Workers that die, a Redis that forgets, and someone who remembers what is to be done, as PostgreSQL does.
@Suite struct QueueFaultTests {
    /// What is to be done, and what was done by whom.
    private final class Truth: Sendable {
        private struct State {
            var open: Set<String>
            var runs: [String: Int] = [:]
        }

        private let state: Mutex<State>

        init(_ ids: [String]) {
            state = Mutex(State(open: Set(ids)))
        }

        var open: [String] { state.withLock { $0.open.sorted() } }
        var runs: Int { state.withLock { $0.runs.values.reduce(0, +) } }

        func run(_ id: String) {
            state.withLock { state in
                state.runs[id, default: 0] += 1
                state.open.remove(id)
            }
        }
    }

    @Test(arguments: UInt64(1)...4)
    func nothingIsLostWhateverHappens(seed: UInt64) async throws {
        let server = try await RedisTestServer()
        try await withRedisClient(server.url) { redis in
            var generator = SeededGenerator(seed: seed)
            let queue = JobQueue(redis: redis, name: "test")
            let ids = (0..<600).map { "job-\($0)" }
            let truth = Truth(ids)
            let worker = JobWorker(
                queue: queue,
                concurrency: 8,
                leaseDuration: .milliseconds(600),
                retryPolicy: RetryPolicy(maximumAttempts: 1000, base: .milliseconds(5), cap: .milliseconds(20)),
                logger: quiet
            ) { job in
                try await Task.sleep(for: .milliseconds(Int64(job.id.utf8.count % 3)))
                truth.run(job.id)
            }
            let group = ServiceGroup(services: [worker], logger: quiet)
            var atRisk = 0
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                for _ in 0..<40 {
                    switch Int.random(in: 0..<10, using: &generator) {
                    case 0..<3:
                        // A worker that takes jobs and dies: what it held was under way.
                        let duration = Duration.milliseconds(Int64.random(in: 1...300, using: &generator))
                        atRisk += try await queue.lease(limit: 20, duration: duration)?.jobs.count ?? 0
                    case 3:
                        atRisk += try await queue.depths().leased
                        _ = try await redis.command(["FLUSHALL"])
                    default: break
                    }
                    // What is open and not known is enqueued (again).
                    _ = try await queue.enqueue(jobs(truth.open))
                    try await Task.sleep(for: .milliseconds(Int64.random(in: 0...30, using: &generator)))
                }
                try await eventually {
                    _ = try await queue.enqueue(jobs(truth.open))
                    return truth.open.isEmpty
                }
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            // A flush forgets who holds what: what was leased then, and what was done and not reported, runs twice.
            let bound = ids.count + atRisk + 40 * 16
            #expect(truth.runs <= bound, "\(truth.runs) runs of \(ids.count) jobs")
            #expect(try await queue.depths().leased == 0)
        }
    }

    @Test func ofTwoWordsAboutAJobTheLaterHoldersCounts() async throws {
        try await withQueue { queue in
            let ids = (0..<50).map { "job-\($0)" }
            _ = try await queue.enqueue(jobs(ids))
            let accepted = Truth(ids)
            // Leases so short that most are lost before their end: each job is still finished by one holder only.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<4 {
                    group.addTask {
                        var generator = SeededGenerator(seed: UInt64(worker))
                        while try await !queue.contains(ids).isEmpty {
                            guard let lease = try await queue.lease(limit: 5, duration: .milliseconds(3)) else {
                                try await Task.sleep(for: .milliseconds(1))
                                continue
                            }
                            try await Task.sleep(for: .milliseconds(Int64.random(in: 0...6, using: &generator)))
                            let outcomes = lease.jobs.map { ($0.id, JobOutcome.succeeded) }
                            let stale = try await queue.finish(
                                lease,
                                outcomes: Dictionary(uniqueKeysWithValues: outcomes)
                            )
                            for id in Set(lease.jobs.map(\.id)).subtracting(stale) { accepted.run(id) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(accepted.open.isEmpty && accepted.runs == ids.count)
        }
    }
}
