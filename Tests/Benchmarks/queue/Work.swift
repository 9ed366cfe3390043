import ArgumentParser
import Foundation
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
                // In one piece and at once: the reader must not miss what a killed process had begun.
                FileHandle.standardOutput.write(Data("\(job.id) \(job.attempt)\n".utf8))
                try await Task.sleep(for: .seconds(seconds))
            }
            await worker.run()
        }
    }
}
