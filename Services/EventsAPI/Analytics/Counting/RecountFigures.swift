import ArgumentParser
import Foundation
import Logging
import Postgres
import ServiceKit

/// `events-api recount-figures`
struct RecountFigures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Throw away the figures over many events; a service that runs, or the next to start, counts them anew."
    )

    func run() async {
        do {
            let client = PostgresClient(
                configuration: try EventsAPIConfiguration.database(ConfigurationReader()),
                logger: Logger(label: "recount-figures")
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await client.run() }
                defer { group.cancelAll() }
                try await FigureCountingStore(database: client).startAnew()
            }
            print("the figures are counted anew, by what runs within a minute")
        } catch {
            ServiceProcess.exit(error, service: "events-api recount-figures")
        }
    }
}
