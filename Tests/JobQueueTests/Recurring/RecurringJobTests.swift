import Foundation
import RedisTesting
import ServiceLifecycle
import Testing

@testable import JobQueue

@Suite struct RecurringJobTests {
    private func job(_ expression: String = "*/5 * * * *", tolerance: Duration = .seconds(3600)) throws -> RecurringJob
    {
        RecurringJob(
            name: "report",
            schedule: CronSchedule(try CronExpression(expression), in: .gmt),
            payload: [1],
            priority: 2,
            tolerance: tolerance
        )
    }

    /// A fire that lies in the past, and the one before it.
    private func pastFires(_ job: RecurringJob) -> (Date, Date) {
        let first = job.schedule.next(after: Date(timeIntervalSinceNow: -1200))
        return (first, job.schedule.next(after: first))
    }

    @Test func ofMissedFiresTheLastIsDue() throws {
        let job = try job()
        let last = try Date("2026-01-01T12:00:00Z", strategy: .iso8601)
        #expect(job.due(after: last, now: last.addingTimeInterval(299)) == nil)
        #expect(job.due(after: last, now: last.addingTimeInterval(300)) == last.addingTimeInterval(300))
        #expect(job.due(after: last, now: last.addingTimeInterval(1400)) == last.addingTimeInterval(1200))
        #expect(job.due(after: last, now: last.addingTimeInterval(-10)) == nil, "a clock that was set back")
    }

    @Test func whatIsTooLateIsNotMadeUpFor() throws {
        let job = try job("0 12 * * *", tolerance: .seconds(600))
        let noon = try Date("2026-01-02T12:00:00Z", strategy: .iso8601)
        let last = noon.addingTimeInterval(-86_400)
        #expect(job.due(after: last, now: noon.addingTimeInterval(590)) == noon)
        #expect(job.due(after: last, now: noon.addingTimeInterval(700)) == nil)
    }

    @Test func aFireIsEnqueuedByOneOfMany() async throws {
        try await withQueue { queue in
            let job = try job()
            let (fire, next) = pastFires(job)
            for moment in [fire, next] {
                let enqueued = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for _ in 0..<20 { group.addTask { try await queue.fire(job, at: moment).isEnqueued } }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(enqueued == 1)
                let lease = try #require(try await queue.lease(limit: 10, duration: .seconds(10)))
                #expect(lease.jobs.map(\.id) == ["report@\(moment.formatted(.iso8601))"])
                #expect(lease.jobs[0].payload == [1])
                let isDone = try await queue.finish(lease, outcomes: [lease.jobs[0].id: .succeeded]).isEmpty
                #expect(isDone)
            }
            // A replica that comes late, after the job is done.
            let late = try await queue.fire(job, at: fire)
            #expect(late == FireAnswer(isEnqueued: false, last: next, early: .zero))
            #expect(try await queue.leasedIDs().isEmpty)
        }
    }

    @Test func theServersClockSaysWhenItIsTime() async throws {
        try await withQueue { queue in
            let job = try job()
            let future = job.schedule.next(after: Date(timeIntervalSinceNow: 600))
            let answer = try await queue.fire(job, at: future)
            #expect(!answer.isEnqueued && answer.early > .seconds(590))
            #expect(try await queue.depths().ready == 0)
        }
    }

    @Test func whatWasBeforeTheFirstDayIsNotMissed() async throws {
        try await withQueue { queue in
            let first = try await queue.lastFire(of: job())
            #expect(abs(first.timeIntervalSinceNow) < 60)
            #expect(try await queue.lastFire(of: job()) == first)
        }
    }

    @Test func replicasMakeUpForWhatWasMissedOnce() async throws {
        try await withQueue { queue in
            let job = try job()
            let (fire, _) = pastFires(job)
            #expect(try await queue.fire(job, at: fire).isEnqueued)
            try await queue.finishNext(.succeeded)
            // Somebody who is away for a while, and back as three.
            let replica = RecurringJobs(queue: queue, jobs: [job], logger: quiet)
            let group = ServiceGroup(services: [replica, replica, replica], logger: quiet)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                try await eventually { try await queue.depths().ready > 0 }
                try await Task.sleep(for: .milliseconds(100))
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            let ids = try await queue.leasedIDs()
            let last = job.due(after: fire, now: Date())
            // While this ran another five minutes may have begun.
            #expect(ids.count <= 2 && ids.first.map { $0 <= "report@\(last?.formatted(.iso8601) ?? "")" } == true)
        }
    }

    @Test func aClockInTheFutureWaitsForTheServers() async throws {
        try await withQueue { queue in
            let job = try job()
            _ = try await queue.lastFire(of: job)
            let ahead = RecurringJobs(
                queue: queue,
                jobs: [job],
                now: { Date(timeIntervalSinceNow: 3600) },
                logger: quiet
            )
            let task = Task { await ahead.run() }
            try await Task.sleep(for: .milliseconds(200))
            task.cancel()
            await task.value
            #expect(try await queue.depths().ready == 0)
        }
    }
}
