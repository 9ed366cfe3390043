import Foundation
import Logging
public import Redis

/// The server that the tests share.
///
/// - Throws: ``RedisTestFailure`` when `TEST_REDIS_URL` is not set.
public func sharedRedisURL() throws -> String {
    guard let url = ProcessInfo.processInfo.environment["TEST_REDIS_URL"], !url.isEmpty else {
        throw RedisTestFailure("TEST_REDIS_URL is not set: run `make test`, which starts a Redis and sets it")
    }
    return url
}

/// Runs a client for as long as the body takes.
///
/// - Parameter url: nil for the server that the tests share.
public func withRedisClient<Value: Sendable>(
    _ url: String? = nil,
    configure: (inout RedisConfiguration) -> Void = { _ in },
    _ body: (RedisClient) async throws -> Value
) async throws -> Value {
    var configuration = try RedisConfiguration(url: try url ?? sharedRedisURL())
    // Time: a busy machine may take seconds to give a test its turn.
    configuration.connectTimeout = .seconds(15)
    configuration.commandTimeout = .seconds(15)
    configure(&configuration)
    let client = RedisClient(
        configuration: configuration,
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await client.run() }
        defer { group.cancelAll() }
        return try await body(client)
    }
}

/// Waits until something holds, for thirty seconds at the most.
public func eventually(_ condition: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while try await !condition() {
        guard .now < deadline else { throw RedisTestFailure("what was waited for did not come in thirty seconds") }
        try await Task.sleep(for: .milliseconds(10))
    }
}
