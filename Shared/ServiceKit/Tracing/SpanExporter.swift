public import Logging
import Metrics
public import ServiceLifecycle
import Synchronization

/// Hands spans to a collector, many at a time. What the collector does not take in time is dropped and counted: traces
/// must never slow or stop what they are about.
public final class SpanExporter: Service, Sendable {
    /// Takes one body of `POST /v1/traces`, in OpenTelemetry's JSON.
    public typealias Delivery = @Sendable (_ body: [UInt8]) async throws -> Void

    private let document: SpanDocument
    private let deliver: Delivery
    private let limit: Int
    private let batch: Int
    private let pause: Duration
    private let logger: Logger
    private let waiting = Mutex<[Span]>([])
    private let exported = Counter(label: "spans", dimensions: [("outcome", "exported")])
    private let dropped = Counter(label: "spans", dimensions: [("outcome", "dropped")])
    private let failed = Counter(label: "spans", dimensions: [("outcome", "failed")])

    /// - Parameters:
    ///   - limit: how many spans wait at most.
    ///   - batch: how many go together at most.
    ///   - pause: how long a span waits for others.
    public init(
        service: String,
        version: String,
        limit: Int = 4096,
        batch: Int = 512,
        pause: Duration = .seconds(1),
        logger: Logger,
        deliver: @escaping Delivery
    ) {
        document = SpanDocument(service: service, version: version)
        self.limit = limit
        self.batch = batch
        self.pause = pause
        self.logger = logger
        self.deliver = deliver
    }

    func add(_ span: Span) {
        let isTaken = waiting.withLock { waiting in
            guard waiting.count < limit else { return false }
            waiting.append(span)
            return true
        }
        if !isTaken { dropped.increment() }
    }

    /// Exports until the service group shuts down, and then what is left.
    public func run() async {
        var isFailing = false
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await cancelWhenGracefulShutdown { [pause] in try await Task.sleep(for: pause) }
            } catch {
                // Shutting down: the loop ends by itself.
            }
            await export(&isFailing)
        }
    }

    /// What waits, batch by batch; a batch that is not taken is lost, and those behind it wait for the next time.
    private func export(_ isFailing: inout Bool) async {
        while true {
            let spans = waiting.withLock { waiting in
                let spans = Array(waiting.prefix(batch))
                waiting.removeFirst(spans.count)
                return spans
            }
            guard !spans.isEmpty else { return }
            do {
                try await deliver(document.body(spans))
                exported.increment(by: spans.count)
                isFailing = false
            } catch {
                failed.increment(by: spans.count)
                // One line an outage.
                if !isFailing { logger.warning("spans were not taken and are lost", error: error) }
                isFailing = true
                return
            }
        }
    }
}
