import ArgumentParser
import Foundation
import Logging
import Postgres
import ServiceKit

/// `events-api seed`
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill an empty demo with people and events; refused unless CAMPUS_DEMO is true."
    )

    func run() async {
        do {
            let reader = ConfigurationReader()
            guard try reader.boolean(EventsAPIConfiguration.demo) else {
                throw ConfigurationError(variable: EventsAPIConfiguration.demo.name, reason: "is not true")
            }
            let client = PostgresClient(
                configuration: try EventsAPIConfiguration.database(reader),
                logger: Logger(label: "seed")
            )
            let count = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await client.run() }
                defer { group.cancelAll() }
                var seed = DemoSeed(database: client, now: Date())
                return try await seed.plant()
            }
            print(count == 0 ? "the demo has its data" : "seeded \(count) events")
        } catch {
            ServiceProcess.exit(error, service: "events-api seed")
        }
    }
}
