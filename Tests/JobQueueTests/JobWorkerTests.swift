import Foundation
import JobQueue
import Logging
import Redis
import RedisTesting
import ServiceLifecycle
import Synchronization
import Testing

@Suite struct JobWorkerTests {
    private struct Refused: JobError {
        let isPermanent: Bool
        var slowdown: Duration?
    }

    /// How often each job ran.
    private final class Runs: Sendable {
        private let counts = Mutex<[String: Int]>([:])

        /// How many ran before, all in all.
        @discardableResult
        func add(_ id: String) -> Int {
            counts.withLock { counts in
                defer { counts[id, default: 0] += 1 }
                return counts.values.reduce(0, +)
            }
        }

        var all: [String: Int] { counts.withLock { $0 } }
    }

    private func worker(
        _ queue: JobQueue,
        attempts: Int = 3,
        lease: Duration = .seconds(10),
        grace: Duration = .seconds(5),
        handler: @escaping JobWorker.Handler
    ) -> JobWorker {
        JobWorker(
            queue: queue,
            concurrency: 16,
            leaseDuration: lease,
            gracePeriod: grace,
            retryPolicy: RetryPolicy(maximumAttempts: attempts, base: .milliseconds(20), cap: .milliseconds(50)),
            logger: quiet,
            handler: handler
        )
    }

    /// Runs a worker beside the body and stops it in order.
    private func running(_ worker: JobWorker, _ body: () async throws -> Void) async throws {
        let group = ServiceGroup(services: [worker], logger: quiet)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await body()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test func everyJobRunsOnceAndIsGone() async throws {
        try await withRedisClient { redis in
            let queue = JobQueue(redis: redis, name: "test-" + UUID().uuidString)
            let runs = Runs()
            let ids = (0..<500).map { "job-\($0)" }
            _ = try await queue.enqueue(jobs(ids))
            try await running(worker(queue) { runs.add($0.id) }) {
                try await eventually { runs.all.count == ids.count }
            }
            #expect(runs.all.values.allSatisfy { $0 == 1 })
            #expect(try await queue.contains(ids).isEmpty, "what ended was reported before the worker did")
        }
    }

    @Test func failuresAreTriedAgainAndThenGivenUp() async throws {
        try await withRedisClient { redis in
            let queue = JobQueue(redis: redis, name: "test-" + UUID().uuidString)
            let runs = Runs()
            _ = try await queue.enqueue(jobs(["recovers", "never", "permanent"]))
            let worker = worker(queue) { job in
                runs.add(job.id)
                switch job.id {
                case "recovers": if job.attempt < 3 { throw Refused(isPermanent: false) }
                case "never": throw Refused(isPermanent: false)
                default: throw Refused(isPermanent: true)
                }
            }
            try await running(worker) {
                try await eventually { try await queue.deadLetters().count == 2 && runs.all["recovers"] == 3 }
            }
            #expect(runs.all == ["recovers": 3, "never": 3, "permanent": 1])
            #expect(Set(try await queue.deadLetters().map(\.id)) == ["never", "permanent"])
            #expect(try await queue.contains(["recovers"]).isEmpty)
        }
    }

    @Test func aLongJobKeepsItsLease() async throws {
        try await withRedisClient { redis in
            let queue = JobQueue(redis: redis, name: "test-" + UUID().uuidString)
            let runs = Runs()
            _ = try await queue.enqueue(jobs(["long"]))
            let handler: JobWorker.Handler = { job in
                runs.add(job.id)
                try await Task.sleep(for: .seconds(7))
            }
            let other = worker(queue, lease: .seconds(6), handler: handler)
            try await running(worker(queue, lease: .seconds(6), handler: handler)) {
                try await running(other) {
                    try await eventually { try await queue.contains(["long"]).isEmpty }
                }
            }
            #expect(runs.all == ["long": 1])
        }
    }

    @Test func atTheEndWhatRunsMayFinishAndTheRestIsGivenBack() async throws {
        try await withRedisClient { redis in
            let queue = JobQueue(redis: redis, name: "test-" + UUID().uuidString)
            let runs = Runs()
            let ids = (0..<40).map { "job-\($0)" }
            _ = try await queue.enqueue(jobs(ids))
            let worker = worker(queue) { job in
                runs.add(job.id)
                try await Task.sleep(for: .milliseconds(300))
            }
            try await running(worker) {
                try await eventually { !runs.all.isEmpty }
            }
            let left = try await queue.contains(ids)
            #expect(left.isDisjoint(with: runs.all.keys), "what began came to its end")
            #expect(left.count + runs.all.count == ids.count)
            #expect(try await queue.depths().ready == left.count, "what did not begin is ready for others at once")
        }
    }

    @Test func whoDoesNotFinishInTimeIsCutOffAndTriedAgain() async throws {
        try await withRedisClient { redis in
            let queue = JobQueue(redis: redis, name: "test-" + UUID().uuidString)
            let runs = Runs()
            _ = try await queue.enqueue(jobs(["stuck"]))
            let worker = worker(queue, grace: .milliseconds(200)) { job in
                runs.add(job.id)
                try await Task.sleep(for: .seconds(60))
            }
            try await running(worker) { try await eventually { !runs.all.isEmpty } }
            #expect(try await queue.lease(limit: 1, duration: .seconds(5))?.jobs.map(\.id) == ["stuck"])
        }
    }

    @Test func aPausedQueueBeginsNothing() async throws {
        try await withQueue { queue in
            let runs = Runs()
            let ids = (0..<200).map { "job-\($0)" }
            _ = try await queue.enqueue(jobs(ids))
            // Sixteen at a time, and as many taken ahead, which only a look at the queue keeps from running.
            let worker = worker(queue) { job in
                runs.add(job.id)
                try await Task.sleep(for: .milliseconds(400))
            }
            try await running(worker) {
                try await eventually { runs.all.count >= 16 }
                try await queue.pause()
                try await eventually { try await queue.depths().leased == 0 }
                let begun = runs.all.count
                try await Task.sleep(for: .milliseconds(600))
                #expect(runs.all.count == begun && begun < ids.count)
                #expect(try await queue.depths().ready == ids.count - begun, "what was taken ahead is given back")
                try await queue.resume()
                try await eventually { runs.all.count > begun }
                try await queue.pause()
            }
        }
    }

    @Test func whoIsToldToSlowDownDoes() async throws {
        try await withQueue { queue in
            let runs = Runs()
            let begin = Mutex<[ContinuousClock.Instant]>([])
            let ids = (0..<100).map { "job-\($0)" }
            _ = try await queue.enqueue(jobs(ids))
            let worker = worker(queue, attempts: 1) { job in
                begin.withLock { $0.append(.now) }
                if runs.add(job.id) == 20 { throw Refused(isPermanent: false, slowdown: .seconds(1)) }
                // Long enough for the news to reach the worker before the next begins.
                try await Task.sleep(for: .milliseconds(30))
            }
            try await running(worker) { try await eventually { runs.all.count == ids.count } }
            #expect(try await queue.deadLetters().isEmpty, "being slowed down is no failure")
            let begins = begin.withLock { $0.sorted() }
            #expect(begins.count == ids.count + 1)
            let longest = zip(begins, begins.dropFirst()).map { $1 - $0 }.max() ?? .zero
            #expect(longest > .milliseconds(900))
            #expect(try await queue.depths().share < 1)
        }
    }

    @Test func aRateIsKeptByAllWorkersTogether() async throws {
        try await withQueue(rate: JobRate(perSecond: 40, burst: 4)) { queue in
            let runs = Runs()
            let ids = (0..<24).map { "job-\($0)" }
            let begin = ContinuousClock.now
            _ = try await queue.enqueue(jobs(ids))
            let handler: JobWorker.Handler = { runs.add($0.id) }
            let (one, other) = (worker(queue, handler: handler), worker(queue, handler: handler))
            try await running(one) {
                try await running(other) { try await eventually { runs.all.count == ids.count } }
            }
            // Four at once and then one every 25 ms.
            #expect(ContinuousClock.now - begin >= .milliseconds(490))
            #expect(runs.all.values.allSatisfy { $0 == 1 })
        }
    }

    @Test func whatAWorkerHeldThatDiedRunsAgainAndItsWordIsRefused() async throws {
        try await withQueue { queue in
            let runs = Runs()
            let ids = (0..<20).map { "job-\($0)" }
            _ = try await queue.enqueue(jobs(ids))
            // One that takes jobs and is heard of no more, as after kill -9.
            let lost = try #require(try await queue.lease(limit: 8, duration: .seconds(1)))
            try await running(worker(queue) { runs.add($0.id) }) {
                try await eventually { runs.all.count == ids.count }
                try await eventually { try await queue.depths().leased == 0 }
            }
            #expect(runs.all.values.allSatisfy { $0 == 1 })
            let outcomes = lost.jobs.map { ($0.id, JobOutcome.succeeded) }
            let refused = try await queue.finish(lost, outcomes: Dictionary(uniqueKeysWithValues: outcomes))
            #expect(refused == lost.jobs.map(\.id).sorted())
        }
    }

    @Test func aRedisKilledAndReplacedIsSurvived() async throws {
        let server = try await RedisTestServer()
        try await withRedisClient(server.url) { redis in
            let queue = JobQueue(redis: redis, name: "test")
            let runs = Runs()
            try await running(worker(queue) { runs.add($0.id) }) {
                _ = try await queue.enqueue(jobs(["before"]))
                try await eventually { runs.all["before"] == 1 }
                server.kill()
                try await server.start()
                // The new one knows nothing; whoever owns the jobs enqueues them again.
                try await eventually {
                    do {
                        return try await queue.enqueue(jobs(["after"])) == 1
                    } catch {
                        return false
                    }
                }
                try await eventually { runs.all["after"] == 1 }
            }
        }
    }
}
