import Foundation
import Logging
import Postgres

/// The schema `events`, as the SQL files under Migrations build it.
enum EventsMigrations {
    /// What the statements of this service expect of a session.
    static let settings = [
        // Two words are alike from here on, of 0 to 1: two letters in the wrong order still find a seminar.
        "pg_trgm.word_similarity_threshold": "0.45",
        // Compiling a plan takes longer than any statement here runs.
        "jit": "off",
    ]

    static func migrations() throws -> [Migration] {
        try Migration.load(from: Bundle.module.bundleURL.appending(path: "Migrations"))
    }

    static func migrator(_ configuration: PostgresConfiguration, logger: Logger) throws -> Migrator {
        Migrator(configuration: configuration, schema: "events", migrations: try migrations(), logger: logger)
    }
}
