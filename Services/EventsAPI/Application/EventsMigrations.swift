import Foundation
import Logging
import Postgres

/// The schema `events`, as the SQL files under Migrations build it.
enum EventsMigrations {
    /// What the statements of this service expect of a session: two words are alike from here on, of 0 to 1, so that
    /// two letters in the wrong order still find a seminar.
    static let settings = ["pg_trgm.word_similarity_threshold": "0.45"]

    static func migrations() throws -> [Migration] {
        try Migration.load(from: Bundle.module.bundleURL.appending(path: "Migrations"))
    }

    static func migrator(_ configuration: PostgresConfiguration, logger: Logger) throws -> Migrator {
        Migrator(configuration: configuration, schema: "events", migrations: try migrations(), logger: logger)
    }
}
