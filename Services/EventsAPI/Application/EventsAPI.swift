import ArgumentParser
import Foundation
import Logging
import Postgres
import ServiceKit

/// events-api: events, RSVPs and accounts over HTTP and WebSocket.
@main
struct EventsAPI: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events-api",
        abstract: "Campus Events: events, RSVPs and accounts over HTTP and WebSocket.",
        discussion: "Settings are environment variables:\n\n"
            + ConfigurationVariable.table(EventsAPIConfiguration.variables),
        subcommands: [Serve.self, Migrate.self, Seed.self, RecountFigures.self],
        defaultSubcommand: Serve.self
    )

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Serve until SIGTERM (the default).")

        func run() async {
            do {
                let configuration = try EventsAPIConfiguration()
                let (logger, registry) = ServiceProcess.bootstrap(name: "events-api", logLevel: configuration.logLevel)
                let services = try await buildApplication(configuration, logger: logger, registry: registry)
                try await ServiceProcess.run(services, logger: logger)
            } catch {
                ServiceProcess.exit(error, service: "events-api")
            }
        }
    }

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Bring the schema up to date and end.")

        func run() async {
            do {
                let database = try EventsAPIConfiguration.database()
                let applied = try await EventsMigrations.migrator(database, logger: Logger(label: "migrate")).migrate()
                print(applied.isEmpty ? "nothing to migrate" : "migrated: " + applied.joined(separator: ", "))
            } catch {
                ServiceProcess.exit(error, service: "events-api migrate")
            }
        }
    }
}
