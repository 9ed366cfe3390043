import Foundation
public import Logging
import Metrics
public import ServiceLifecycle

/// What every service's process does the same way: bootstrap, run until SIGTERM or SIGINT, drain, say why it failed.
public enum ServiceProcess {
    /// What every service's own list of variables ends with.
    public static let variables =
        TransportSecurity.variables + TracingConfiguration.variables + [ServiceVersion.variable]

    private static let logLevel = LogLevel(.info)

    /// Sets up logs, metrics and the limit of open files for the process. Call it once, before the first logger or metric is made.
    public static func bootstrap(name: String, logLevel level: Logger.Level) -> (
        logger: Logger, registry: PrometheusRegistry
    ) {
        logLevel.current = level
        LoggingSystem.bootstrap { _ in JSONLogHandler(service: name, level: logLevel) }
        OpenFiles.allowMost()
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        ProcessFigures.add(to: registry)
        registry.observe("build_info", .gauge, labels: [("service", name), ("version", ServiceVersion.text)]) { 1 }
        return (Logger(label: name), registry)
    }

    /// Runs the services until a signal or a failure. The last of the list stops first, so servers come last.
    public static func run(_ services: [any Service], logger: Logger) async throws {
        let signals = LogLevelSignals(level: logLevel, configured: logLevel.current, logger: logger)
        var configuration = ServiceGroupConfiguration(
            services: (services + [signals]).map {
                .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        // Kubernetes kills after 30 s; what has not drained by then is cut off in order, not mid-write.
        configuration.maximumGracefulShutdownDuration = .seconds(25)
        try await ServiceGroup(configuration: configuration).run()
    }

    /// Writes one line to standard error and ends the process, for what stops a service before it starts.
    public static func exit(_ error: any Error, service: String) -> Never {
        FileHandle.standardError.write(Data("\(service): \(error)\n".utf8))
        Foundation.exit(EXIT_FAILURE)
    }
}
