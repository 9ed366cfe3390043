import ArgumentParser
import Logging
import ServiceKit

/// frontend: the web app's files, and one address for all of Campus Events on one machine.
@main
struct Frontend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frontend",
        abstract: "Campus Events: the web app's files, and a proxy to events-api.",
        discussion: "Settings are environment variables:\n\n"
            + ConfigurationVariable.table(FrontendConfiguration.variables)
    )

    func run() async {
        do {
            let configuration = try FrontendConfiguration()
            let (logger, registry) = ServiceProcess.bootstrap(name: "frontend", logLevel: configuration.logLevel)
            let services = try buildApplication(configuration, logger: logger, registry: registry)
            try await ServiceProcess.run(services, logger: logger)
        } catch {
            ServiceProcess.exit(error, service: "frontend")
        }
    }
}
