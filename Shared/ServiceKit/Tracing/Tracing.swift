import Foundation
import Synchronization

/// The process's traces: which of them are told, and to whom. Set up once at start, as swift-log and swift-metrics are;
/// until then nothing is told, and only what a caller began goes on.
///
/// May be used from any thread.
public enum Tracing {
    private static let exporter = Mutex<SpanExporter?>(nil)
    /// A trace that begins here is told when its number is below this; 0 is none.
    private static let threshold = Atomic<UInt64>(0)

    /// - Parameter share: of the traces that begin here, so many are told; 1 is all of them.
    public static func bootstrap(_ exporter: SpanExporter, share: Double) {
        self.exporter.withLock { $0 = exporter }
        threshold.store(share >= 1 ? .max : UInt64(max(0, share) * 0x1p64), ordering: .relaxed)
    }

    /// Whether a trace that begins here is told.
    static func isSampled(using generator: inout some RandomNumberGenerator) -> Bool {
        let threshold = threshold.load(ordering: .relaxed)
        return threshold > 0 && generator.next() <= threshold
    }

    /// Tells a span, if its trace is told.
    public static func record(_ context: TraceContext, _ span: () -> Span) {
        guard context.isSampled, let exporter = exporter.withLock({ $0 }) else { return }
        exporter.add(span())
    }

    /// Runs `body` as a part of a trace; what it does then is a part of that.
    ///
    /// - Parameter parent: what it is a part of; nil, and a trace that is not told, tell nothing.
    public static func span<Value>(
        _ name: String,
        _ kind: Span.Kind,
        of parent: TraceContext?,
        attributes: [(name: String, value: String)] = [],
        isolation: isolated (any Actor)? = #isolation,
        _ body: () async throws -> Value
    ) async throws -> Value {
        guard let parent, parent.isSampled else { return try await body() }
        let context = parent.child()
        let start = Date()
        func tell(_ failure: String?) {
            record(context) {
                Span(
                    name,
                    kind,
                    context: context,
                    parentID: parent.spanID,
                    start: start,
                    attributes: attributes,
                    failure: failure
                )
            }
        }
        do {
            let value = try await TraceContext.$current.withValue(context) { try await body() }
            tell(nil)
            return value
        } catch {
            // The kind alone: what an error says may quote somebody.
            tell("\(type(of: error))")
            throw error
        }
    }
}
