import Foundation
import Logging
import Postgres

/// The schema `notifications`, as the SQL files under Migrations build it.
enum NotificationMigrations {
    static func migrations() throws -> [Migration] {
        try Migration.load(from: Bundle.module.bundleURL.appending(path: "Migrations"))
    }

    static func migrator(_ configuration: PostgresConfiguration, logger: Logger) throws -> Migrator {
        Migrator(configuration: configuration, schema: "notifications", migrations: try migrations(), logger: logger)
    }
}
