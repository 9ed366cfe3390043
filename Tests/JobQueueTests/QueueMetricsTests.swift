import Logging
import Metrics
import RedisTesting
import ServiceKit
import ServiceLifecycle
import Testing

@testable import JobQueue

@Suite struct QueueMetricsTests {
    private struct Refused: JobError {
        let isPermanent = true
    }

    @Test func depthsAndOutcomesAreTold() async throws {
        let registry = PrometheusRegistry()
        try await withQueue { queue in
            _ = try await queue.enqueue(jobs(["a", "b", "c"]))
            try await queue.pause()
            let gauges = withMetricsFactory(registry) { QueueGauges(queue) }
            try await gauges.measure()
            let name = "queue=\"\(queue.name)\""
            let lines = registry.exposition().split(separator: "\n").map(String.init)
            #expect(lines.contains("jobs_depth{\(name),state=\"ready\"} 3.0"))
            #expect(lines.contains("jobs_depth{\(name),state=\"dead\"} 0.0"))
            #expect(lines.contains("jobs_paused{\(name)} 1.0"))
            #expect(lines.contains("jobs_rate_share{\(name)} 1.0"))
            #expect(lines.contains { $0.hasPrefix("jobs_oldest_ready_seconds{\(name)} ") })

            try await queue.resume()
            let worker = withMetricsFactory(registry) {
                JobWorker(queue: queue, concurrency: 2, retryPolicy: RetryPolicy(), logger: quiet) { job in
                    if job.id == "c" { throw Refused() }
                }
            }
            let group = ServiceGroup(services: [worker], logger: quiet)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                try await eventually { try await queue.contains(["a", "b"]).isEmpty }
                try await eventually { try await queue.depths().dead == 1 }
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            let after = registry.exposition().split(separator: "\n").map(String.init)
            #expect(after.contains("jobs_attempts_total{outcome=\"succeeded\",\(name)} 2"))
            #expect(after.contains("jobs_attempts_total{outcome=\"dead\",\(name)} 1"))
            #expect(after.contains("jobs_attempt_seconds_count{\(name)} 3"))
        }
    }
}
