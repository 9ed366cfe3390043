import Logging
import Metrics
import Postgres
import PostgresTesting
import ServiceKit
import Testing

/// What is told of pools and statements.
@Suite struct PostgresMetricsTests {
    private func aStatement(_ client: PostgresClient) async throws {
        _ = try await client.read("SELECT 1")
        _ = try await client.write("SELECT 2")
    }

    private func aTransaction(_ client: PostgresClient) async throws {
        try await client.transaction { transaction in _ = try await transaction.query("SELECT pg_sleep(0.02)") }
    }

    @Test func statementsAreNamedForTheFunctionsThatRunThem() async throws {
        let registry = PrometheusRegistry()
        let connections = try await TestDatabase.with { database in
            let client = withMetricsFactory(registry) {
                PostgresClient(configuration: database.configuration, logger: Logger(label: "test"))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await client.run() }
                try await aStatement(client)
                try await aTransaction(client)
                group.cancelAll()
            }
            return database.configuration.readConnections
        }
        let lines = registry.exposition().split(separator: "\n").map(String.init)
        func value(_ series: String) -> Double? {
            lines.first { $0.hasPrefix(series + " ") }.flatMap { Double($0.dropFirst(series.count + 1)) }
        }
        let timer = "postgres_query_duration_seconds"
        #expect(value(#"\#(timer)_count{statement="PostgresMetricsTests.aStatement"}"#) == 2)
        #expect(value(#"\#(timer)_count{statement="PostgresMetricsTests.aTransaction"}"#) == 1)
        #expect(value(#"\#(timer)_bucket{statement="PostgresMetricsTests.aTransaction",le="0.01"}"#) == 0)
        #expect(value(#"postgres_pool_size{pool="reads"}"#) == Double(connections))
        #expect(value(#"postgres_pool_wait_seconds_count{pool="reads"}"#) == 1)
        #expect(value(#"postgres_pool_wait_seconds_count{pool="interactive"}"#) == 1)
        #expect(value(#"postgres_pool_waiting{pool="reads"}"#) == 0)
    }
}
