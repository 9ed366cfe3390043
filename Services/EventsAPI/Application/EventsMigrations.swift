import Foundation
import Logging
import Postgres

/// The schema `events`, as the SQL files under Migrations build it.
enum EventsMigrations {
    static func migrations() throws -> [Migration] {
        try Migration.load(from: Bundle.module.bundleURL.appending(path: "Migrations"))
    }

    static func migrator(_ configuration: PostgresConfiguration, logger: Logger) throws -> Migrator {
        Migrator(configuration: configuration, schema: "events", migrations: try migrations(), logger: logger)
    }
}
