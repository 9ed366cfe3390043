public import Foundation
public import Logging
public import ServiceLifecycle

/// Where a service's traces go; the variables are named as OpenTelemetry names them.
public struct TracingConfiguration: Sendable {
    /// Takes spans; nil when they are told nobody.
    public let endpoint: URL?
    /// Of the traces that begin here, so many are told.
    public let share: Double

    private static let endpoint = ConfigurationVariable(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "an OpenTelemetry collector that takes traces by HTTP, such as http://collector:4318; without it none are told"
    )
    private static let share = ConfigurationVariable(
        "OTEL_TRACES_SAMPLER_ARG",
        default: "0.01",
        "which share of the traces that begin here is told, 0 to 1; what a caller began is told when the caller says so"
    )
    public static let variables = [endpoint, share]

    public init(_ reader: ConfigurationReader) throws {
        endpoint =
            try reader.optional(Self.endpoint) == nil
            ? nil : try reader.url(Self.endpoint).appending(path: "v1/traces")
        share = try reader.value(Self.share, "a number from 0 to 1") { text in
            Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
        }
    }

    /// Begins to tell traces, where a collector is named.
    ///
    /// - Parameter deliver: posts JSON to the collector.
    /// - Returns: what must run for it; it stops when what runs behind it has.
    public func start(
        service: String,
        logger: Logger,
        deliver: @escaping @Sendable (_ endpoint: URL, _ body: [UInt8]) async throws -> Void
    ) -> [any Service] {
        guard let endpoint else { return [] }
        let exporter = SpanExporter(service: service, version: ServiceVersion.text, logger: logger) { body in
            try await deliver(endpoint, body)
        }
        Tracing.bootstrap(exporter, share: share)
        return [exporter]
    }

    /// The collector answered something else than that it took the spans.
    public struct Refused: Error, CustomStringConvertible {
        public let status: Int

        public init(status: Int) {
            self.status = status
        }

        public var description: String { "the collector answered \(status)" }
    }
}
