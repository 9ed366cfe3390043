import ArgumentParser

/// Our side of bench_queue.py, and a worker to be killed.
@main
struct QueueBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue-benchmark",
        subcommands: [Execute.self, Fill.self, Work.self]
    )
}
