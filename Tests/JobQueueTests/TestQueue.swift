import Foundation
import JobQueue
import Logging
import Redis
import RedisTesting

let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// Runs the body with a queue of a name of its own, on the server that the tests share.
func withQueue(rate: JobRate? = nil, _ body: (JobQueue) async throws -> Void) async throws {
    try await withRedisClient { redis in
        try await body(JobQueue(redis: redis, name: "test-" + UUID().uuidString, rate: rate))
    }
}

/// Jobs whose payloads are their ids.
func jobs(_ ids: some Sequence<String>, priority: Int = 0) -> [Job] {
    ids.map { Job(id: $0, payload: Array($0.utf8), priority: priority) }
}

extension JobQueue {
    /// Takes one job, and finishes it so.
    func finishNext(_ outcome: JobOutcome) async throws {
        guard let lease = try await lease(limit: 1, duration: .seconds(60)), let job = lease.jobs.first else {
            throw RedisTestFailure("no job is ready")
        }
        guard try await finish(lease, outcomes: [job.id: outcome]).isEmpty else {
            throw RedisTestFailure("an outcome was refused")
        }
    }

    /// Takes jobs; their ids in the order in which they came.
    func leasedIDs(limit: Int = 500) async throws -> [String] {
        try await lease(limit: limit, duration: .seconds(60))?.jobs.map(\.id) ?? []
    }
}
