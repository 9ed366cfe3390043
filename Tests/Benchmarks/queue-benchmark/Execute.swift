import ArgumentParser
import JobQueue
import Synchronization

/// Enqueues jobs and executes them meanwhile; prints the seconds from the first enqueue to the last acknowledgement.
struct Execute: AsyncParsableCommand {
    @OptionGroup var options: QueueOptions
    @Option var jobs = 100_000
    @Option var batch = 100
    @Option var producers = 2
    @Option var concurrency = 200

    func run() async throws {
        try await options.withQueue { queue in
            let ended = Atomic(0)
            let worker = JobWorker(
                queue: queue,
                batchSize: batch,
                concurrency: concurrency,
                retryPolicy: RetryPolicy(),
                logger: QueueOptions.logger
            ) { _ in
                ended.wrappingAdd(1, ordering: .relaxed)
            }
            let source = JobSource(count: jobs, batch: batch, producers: producers)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await worker.run() }
                // The connection stands, the scripts are known.
                _ = try await queue.enqueue([Job(id: "first", payload: [])])
                while try await queue.contains(["first"]) == ["first"] { try await Task.sleep(for: .milliseconds(1)) }
                ended.store(0, ordering: .relaxed)
                let begin = ContinuousClock.now
                try await source.enqueue(into: queue)
                let enqueued = ContinuousClock.now
                while ended.load(ordering: .relaxed) < jobs { try await Task.sleep(for: .milliseconds(1)) }
                // Acknowledged is what the queue knows no more.
                while try await !queue.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
                let end = ContinuousClock.now
                Output.say("enqueued \((enqueued - begin) / .seconds(1)) acknowledged \((end - begin) / .seconds(1))")
                group.cancelAll()
            }
        }
    }
}

extension JobQueue {
    /// Whether no job waits or runs.
    fileprivate var isEmpty: Bool {
        get async throws {
            let depths = try await depths()
            return depths.ready + depths.delayed + depths.leased == 0
        }
    }
}
