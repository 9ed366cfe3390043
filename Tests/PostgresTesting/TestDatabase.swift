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
    /// So many tests have one at once; the others wait for their turn, so that none of them starves.
    ///
    /// - Parameters:
    ///   - template: names what `migrate` makes, which is then made once and copied for each test.
    ///   - migrate: applies the schemas that the test needs.
    ///   - configure: changes what the client is made with.
    /// - Throws: ``Missing`` without a server; what `body` throws.
    public static func with<Value: Sendable>(
        template: String? = nil,
        migrate: @escaping @Sendable (PostgresConfiguration) async throws -> Void = { _ in },
        configure: (inout PostgresConfiguration) -> Void = { _ in },
        _ body: (TestDatabase) async throws -> Value
    ) async throws -> Value {
        guard let server = ProcessInfo.processInfo.environment["TEST_DATABASE_URL"],
            var components = URLComponents(string: server)
        else { throw Missing() }
        await gate.enter()
        defer { gate.leave() }
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        let administration = Self.patient(try PostgresConfiguration(url: server))
        if let template {
            let template = try await templates.name(of: template) { [components] template in
                try await running(administration) { _ = try await $0.write("CREATE DATABASE \(identifier: template)") }
                var address = components
                address.path = "/" + template
                try await migrate(Self.patient(try PostgresConfiguration(url: address.string ?? server)))
            }
            try await running(administration) {
                _ = try await $0.write("CREATE DATABASE \(identifier: name) TEMPLATE \(identifier: template)")
            }
        } else {
            try await running(administration) { _ = try await $0.write("CREATE DATABASE \(identifier: name)") }
        }
        components.path = "/" + name
        let url = components.string ?? server
        let result: Result<Value, any Error>
        do {
            var configuration = Self.patient(try PostgresConfiguration(url: url))
            configure(&configuration)
            if template == nil { try await migrate(configuration) }
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

    private static let gate = TestGate(limit: 16)
    private static let templates = TemplateDatabases()

    /// Runs a client for as long as `body` takes.
    public static func running<Value: Sendable>(
        _ configuration: PostgresConfiguration,
        _ body: (PostgresClient) async throws -> Value
    ) async throws -> Value {
        let client = PostgresClient(configuration: configuration, logger: Logger(label: "test"))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await client.run() }
            defer { group.cancelAll() }
            return try await body(client)
        }
    }

    /// Few connections, and time: CREATE DATABASE copies a template, on a busy machine for seconds.
    private static func patient(_ configuration: PostgresConfiguration) -> PostgresConfiguration {
        var configuration = configuration
        configuration.readConnections = 1
        configuration.writeConnections = 2
        configuration.interactiveConnections = 2
        configuration.statementTimeout = .seconds(30)
        configuration.progressTimeout = .seconds(31)
        configuration.waiterTimeout = .seconds(30)
        return configuration
    }

    /// There is no server to test against.
    public struct Missing: Error, CustomStringConvertible {
        public var description: String { "TEST_DATABASE_URL is not set; make test sets it" }
    }
}
