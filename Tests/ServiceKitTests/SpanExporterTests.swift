import CampusCore
import Foundation
import Logging
import Metrics
import SecrecyTesting
import ServiceLifecycle
import Synchronization
import Testing

@testable import ServiceKit

@Suite struct SpanExporterTests {
    private final class Collector: Sendable {
        let bodies = Mutex<[Data]>([])

        func names() throws -> [String] {
            try bodies.withLock { $0 }.flatMap { body in
                try #require(
                    (JSONSerialization.jsonObject(with: body) as? [String: Any])?["resourceSpans"] as? [[String: Any]]
                )
                .flatMap { $0["scopeSpans"] as? [[String: Any]] ?? [] }
                .flatMap { $0["spans"] as? [[String: Any]] ?? [] }
                .compactMap { $0["name"] as? String }
            }
        }
    }

    private struct Down: Error {}

    private static func span(_ name: String) -> Span {
        let parent = TraceContext(
            traceID: "0af7651916cd43dd8448eb211c80319c",
            spanID: "b7ad6b7169203331",
            isSampled: true
        )
        return Span(
            name,
            .server,
            context: parent.child(),
            parentID: parent.spanID,
            start: Date(timeIntervalSince1970: 1_800_000_000),
            end: Date(timeIntervalSince1970: 1_800_000_000.25),
            attributes: [("http.route", "/a \"quoted\" route")],
            failure: name == "fails" ? "503" : nil
        )
    }

    /// Runs the exporter until it is told to stop, as a service group does.
    private func run(_ exporter: SpanExporter, _ body: () async throws -> Void) async throws {
        let group = ServiceGroup(services: [exporter], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await body()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test func aSpanIsWrittenAsTheProtocolSays() throws {
        let body = SpanDocument(service: "events-api", version: "1.2").body([Self.span("fails")])
        let document = try #require(JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
        let resource = try #require((document["resourceSpans"] as? [[String: Any]])?.first)
        let text = String(decoding: body, as: UTF8.self)
        #expect(text.contains(#"{"key":"service.name","value":{"stringValue":"events-api"}}"#))
        let scope = try #require((resource["scopeSpans"] as? [[String: Any]])?.first)
        let span = try #require((scope["spans"] as? [[String: Any]])?.first)
        #expect(span["traceId"] as? String == "0af7651916cd43dd8448eb211c80319c")
        #expect(span["parentSpanId"] as? String == "b7ad6b7169203331")
        #expect((span["spanId"] as? String)?.count == 16)
        #expect(span["kind"] as? Int == 2)
        #expect(span["startTimeUnixNano"] as? String == "1800000000000000000")
        #expect(span["endTimeUnixNano"] as? String == "1800000000250000000")
        #expect((span["status"] as? [String: Any])?["code"] as? Int == 2)
    }

    @Test func spansGoInBatchesAndTheLastOnesAtTheEnd() async throws {
        let collector = Collector()
        let exporter = SpanExporter(
            service: "test",
            version: "1",
            batch: 3,
            pause: .seconds(60),
            logger: Logger(label: "test")
        ) { body in collector.bodies.withLock { $0.append(Data(body)) } }
        try await run(exporter) {
            for name in ["a", "b", "c", "d"] { exporter.add(Self.span(name)) }
        }
        #expect(collector.bodies.withLock { $0 }.count == 2)
        #expect(try collector.names() == ["a", "b", "c", "d"])
    }

    @Test func whatIsTooMuchIsDroppedAndCounted() async throws {
        let registry = PrometheusRegistry()
        let collector = Collector()
        let exporter = withMetricsFactory(registry) {
            SpanExporter(
                service: "test",
                version: "1",
                limit: 2,
                pause: .seconds(60),
                logger: Logger(label: "test")
            ) { body in collector.bodies.withLock { $0.append(Data(body)) } }
        }
        try await run(exporter) {
            for name in ["a", "b", "c"] { exporter.add(Self.span(name)) }
        }
        #expect(try collector.names() == ["a", "b"])
        #expect(registry.exposition().contains(#"spans_total{outcome="dropped"} 1"#))
        #expect(registry.exposition().contains(#"spans_total{outcome="exported"} 2"#))
    }

    @Test func aCollectorThatIsAwayHoldsNobodyUp() async throws {
        let registry = PrometheusRegistry()
        let exporter = withMetricsFactory(registry) {
            SpanExporter(service: "test", version: "1", pause: .seconds(60), logger: LogLines().logger) { _ in
                throw Down()
            }
        }
        try await run(exporter) { exporter.add(Self.span("a")) }
        #expect(registry.exposition().contains(#"spans_total{outcome="failed"} 1"#))
    }
}
