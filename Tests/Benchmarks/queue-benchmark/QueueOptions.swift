import ArgumentParser
import JobQueue
import Logging
import Redis

/// Which queue of which Redis.
struct QueueOptions: ParsableArguments {
    @Option(help: "The server's URL.")
    var redis: String
    @Option(help: "The queue's name.")
    var queue = "benchmark"

    static let logger = Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() }

    /// Runs a client for as long as the body takes.
    func withQueue(_ body: (JobQueue) async throws -> Void) async throws {
        var configuration = try RedisConfiguration(url: redis)
        configuration.commandTimeout = .seconds(30)
        let client = RedisClient(configuration: configuration, logger: Self.logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await client.run() }
            try await body(JobQueue(redis: client, name: queue))
            group.cancelAll()
        }
    }
}
