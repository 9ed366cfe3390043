import ArgumentParser
import Foundation
import Logging
import Postgres
import ServiceKit

/// notification-service: takes notifications over HTTP and delivers each, whatever fails in between.
@main
struct NotificationService: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notification-service",
        abstract: "Campus Events: takes notifications over HTTP and delivers them.",
        discussion: "Settings are environment variables:\n\n"
            + ConfigurationVariable.table(NotificationServiceConfiguration.variables),
        subcommands: [Serve.self, Migrate.self],
        defaultSubcommand: Serve.self
    )

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Serve until SIGTERM (the default).")

        func run() async {
            do {
                let configuration = try NotificationServiceConfiguration()
                let (logger, registry) = ServiceProcess.bootstrap(
                    name: "notification-service",
                    logLevel: configuration.logLevel
                )
                let services = try await buildApplication(configuration, logger: logger, registry: registry)
                try await ServiceProcess.run(services, logger: logger)
            } catch {
                ServiceProcess.exit(error, service: "notification-service")
            }
        }
    }

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Bring the schema up to date and end.")

        func run() async {
            do {
                let database = try NotificationServiceConfiguration.database()
                let migrator = try NotificationMigrations.migrator(database, logger: Logger(label: "migrate"))
                let applied = try await migrator.migrate()
                print(applied.isEmpty ? "nothing to migrate" : "migrated: " + applied.joined(separator: ", "))
            } catch {
                ServiceProcess.exit(error, service: "notification-service migrate")
            }
        }
    }
}
