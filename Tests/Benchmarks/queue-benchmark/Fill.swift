import ArgumentParser
import JobQueue

/// Enqueues jobs and works on them until its input ends; says `waiting` when all are enqueued.
struct Fill: AsyncParsableCommand {
    @OptionGroup var options: QueueOptions
    @Option var jobs = 1_000_000
    @Flag(help: "Enqueue only, and end.")
    var only = false

    func run() async throws {
        try await options.withQueue { queue in
            try await JobSource(count: jobs, batch: min(500, jobs), producers: 2).enqueue(into: queue)
            Output.say("waiting")
            if only { return }
            let worker = JobWorker(
                queue: queue,
                concurrency: 16,
                retryPolicy: RetryPolicy(),
                logger: QueueOptions.logger
            ) { _ in
                try await Task.sleep(for: .milliseconds(1))
            }
            await withDiscardingTaskGroup { group in
                group.addTask { await worker.run() }
                await InputEnd.wait()
                group.cancelAll()
            }
        }
    }
}
