import Foundation
public import Logging

/// Brings a schema up to date, each file once, in order, however many replicas start at the same moment.
public struct Migrator: Sendable {
    private let configuration: PostgresConfiguration
    private let schema: String
    private let migrations: [Migration]
    private let logger: Logger

    /// - Parameter schema: made when it is not there; holds the table `migrations`.
    public init(configuration: PostgresConfiguration, schema: String, migrations: [Migration], logger: Logger) {
        self.configuration = configuration
        self.schema = schema
        self.migrations = migrations
        self.logger = logger
    }

    /// Applies what is missing, each in a transaction of its own. What a newer program has applied is left alone.
    /// A replica that comes while another migrates waits for it; cancelling the task does not end the wait.
    ///
    /// - Returns: the names of what was applied.
    /// - Throws: ``PostgresError``; with code `migration` when an applied file was changed since, or one cannot be
    ///   applied: nothing of that one is left.
    public func migrate() async throws -> [String] {
        // A migration may take minutes and uses libpq's blocking calls: it has a thread of its own.
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try self.migrateBlocking() })
            }
        }
    }

    private func migrateBlocking() throws(PostgresError) -> [String] {
        let connection = try BlockingConnection(configuration.migrationParameters)
        // The lock ends with the connection. Its key is any number that no other program takes.
        try connection.run("SELECT pg_advisory_lock(hashtext('campus-events migrations'), hashtext(\(schema)))")
        let table: PostgresQuery = "\(identifier: schema).migrations"
        try connection.run("CREATE SCHEMA IF NOT EXISTS \(identifier: schema)")
        try connection.run(
            """
            CREATE TABLE IF NOT EXISTS \(table) (
                name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
            )
            """
        )
        var applied: [String: String] = [:]
        for row in try connection.run("SELECT name, checksum FROM \(table)") {
            applied[try row.get("name")] = try row.get("checksum", as: String.self)
        }
        let missing = try Migration.missing(of: migrations, applied: applied)
        for migration in missing {
            try apply(migration, table, connection)
            logger.notice("migrated", metadata: ["schema": "\(schema)", "migration": "\(migration.name)"])
        }
        return missing.map(\.name)
    }

    private func apply(
        _ migration: Migration,
        _ table: PostgresQuery,
        _ connection: borrowing BlockingConnection
    ) throws(PostgresError) {
        // What throws here ends the connection, and with it the transaction.
        do throws(PostgresError) {
            try connection.run("BEGIN")
            try connection.run(script: migration.sql)
            guard connection.isInTransaction else {
                throw PostgresError(.migration, "it ends the transaction it is applied in")
            }
            try connection.run(
                "INSERT INTO \(table) (name, checksum) VALUES (\(migration.name), \(migration.checksum))"
            )
            try connection.run("COMMIT")
        } catch {
            throw PostgresError(.migration, "\(migration.name) cannot be applied", underlying: error)
        }
    }
}
