import ArgumentParser
import JobQueue

/// Works until it is killed, and prints each job that it begins, with its attempt.
struct Work: AsyncParsableCommand {
    @OptionGroup var options: QueueOptions
    @Option(help: "How long a job takes, in seconds.")
    var seconds = 0.0
    @Option var concurrency = 4
    @Option(help: "How long a lease lasts, in seconds.")
    var lease = 10.0

    func run() async throws {
        try await options.withQueue { queue in
            let worker = JobWorker(
                queue: queue,
                concurrency: concurrency,
                leaseDuration: .seconds(lease),
                retryPolicy: RetryPolicy(),
                logger: QueueOptions.logger
            ) { job in
                Output.say("\(job.id) \(job.attempt)")
                try await Task.sleep(for: .seconds(seconds))
            }
            await worker.run()
        }
    }
}
