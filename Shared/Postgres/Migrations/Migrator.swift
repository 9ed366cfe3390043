import Dispatch
public import Logging

/// Brings a schema up to date, each file once, in order, however many replicas start at the same moment.
public struct Migrator: Sendable {
    private let configuration: PostgresConfiguration
    private let schema: String
    private let migrations: [Migration]
    private let logger: Logger

    /// - Parameter schema: a constant of the program, made when it is not there; holds the table `migrations`.
    public init(configuration: PostgresConfiguration, schema: String, migrations: [Migration], logger: Logger) {
        self.configuration = configuration
        self.schema = schema
        self.migrations = migrations
        self.logger = logger
    }

    /// Applies what is missing, each in a transaction of its own. What a newer program has applied is left alone.
    ///
    /// - Returns: the names of what was applied.
    /// - Throws: ``PostgresError``; with code `migration` when an applied file was changed since.
    public func migrate() async throws -> [String] {
        // A migration may take minutes and uses libpq's blocking calls: it has a thread of its own.
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try self.migrateBlocking() })
            }
        }
    }

    private func migrateBlocking() throws -> [String] {
        let connection = try BlockingConnection(configuration)
        // Any number will do that no other program takes; hashtext makes one of the schema's name.
        try connection.execute("SELECT pg_advisory_lock(hashtext('campus-events migrations'), hashtext('\(schema)'))")
        try connection.execute("SET client_min_messages = warning")
        try connection.execute("CREATE SCHEMA IF NOT EXISTS \(schema)")
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS \(schema).migrations (
                name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
            )
            """
        )
        let rows = try connection.execute("SELECT name, checksum FROM \(schema).migrations")
        let applied = Dictionary(
            uniqueKeysWithValues: try rows.map {
                (try $0.get("name", as: String.self), try $0.get("checksum", as: String.self))
            }
        )
        var names: [String] = []
        for migration in migrations {
            if let checksum = applied[migration.name] {
                guard checksum == migration.checksum else {
                    throw PostgresError(.migration, "\(migration.name) was changed after it was applied")
                }
                continue
            }
            try apply(migration, connection)
            names.append(migration.name)
            logger.notice("migrated", metadata: ["schema": "\(schema)", "migration": "\(migration.name)"])
        }
        return names
    }

    private func apply(_ migration: Migration, _ connection: borrowing BlockingConnection) throws {
        try connection.execute("BEGIN")
        do {
            try connection.execute(migration.sql)
            // Name and checksum hold no quote: they come from a checked file name and a hash.
            try connection.execute(
                "INSERT INTO \(schema).migrations (name, checksum) VALUES ('\(migration.name)', '\(migration.checksum)')"
            )
            try connection.execute("COMMIT")
        } catch {
            try connection.execute("ROLLBACK")
            throw PostgresError(.migration, "\(migration.name) cannot be applied", underlying: error)
        }
    }
}
