import Foundation
import Logging
public import Postgres

/// A database of a test's own, on the server of `TEST_DATABASE_URL`.
public struct TestDatabase: Sendable {
    /// The database's `postgres://` URL.
    public let url: String
    public let configuration: PostgresConfiguration
    public let client: PostgresClient

    /// Makes a database, migrates it, runs `body` beside a running client, and drops the database.
    ///
    /// - Parameter migrate: applies the schemas that the test needs.
    /// - Throws: ``Missing`` without a server; what `body` throws.
    public static func with<Value: Sendable>(
        migrate: (PostgresConfiguration) async throws -> Void = { _ in },
        _ body: (TestDatabase) async throws -> Value
    ) async throws -> Value {
        guard let server = ProcessInfo.processInfo.environment["TEST_DATABASE_URL"],
            var components = URLComponents(string: server)
        else { throw Missing() }
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let administration = try PostgresConfiguration(url: server)
        try await running(administration) { _ = try await $0.write("CREATE DATABASE \(identifier: name)") }
        components.path = "/" + name
        let url = components.string ?? server
        let result: Result<Value, any Error>
        do {
            let configuration = try PostgresConfiguration(url: url)
            try await migrate(configuration)
            result = .success(
                try await running(configuration) { client in
                    try await body(TestDatabase(url: url, configuration: configuration, client: client))
                }
            )
        } catch {
            result = .failure(error)
        }
        try await running(administration) { _ = try await $0.write("DROP DATABASE \(identifier: name) WITH (FORCE)") }
        return try result.get()
    }

    /// Runs a client for as long as `body` takes.
    public static func running<Value: Sendable>(
        _ configuration: PostgresConfiguration,
        _ body: (PostgresClient) async throws -> Value
    ) async throws -> Value {
        var configuration = configuration
        configuration.readConnections = 1
        configuration.writeConnections = 2
        configuration.interactiveConnections = 2
        // CREATE DATABASE copies a template, on a busy machine for seconds.
        configuration.statementTimeout = .seconds(30)
        configuration.progressTimeout = .seconds(31)
        configuration.waiterTimeout = .seconds(30)
        let client = PostgresClient(configuration: configuration, logger: Logger(label: "test"))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await client.run() }
            defer { group.cancelAll() }
            return try await body(client)
        }
    }

    /// There is no server to test against.
    public struct Missing: Error, CustomStringConvertible {
        public var description: String { "TEST_DATABASE_URL is not set; make test sets it" }
    }
}

extension PostgresQuery.Interpolation {
    /// Inserts a name that the tests made themselves, quoted.
    mutating func appendInterpolation(identifier: String) {
        appendLiteral("\"" + identifier.replacing("\"", with: "\"\"") + "\"")
    }
}
