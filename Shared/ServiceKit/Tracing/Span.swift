public import Foundation

/// A piece of work within a trace, told once it is over.
///
/// The names are OpenTelemetry's (https://opentelemetry.io/docs/specs/otel/trace/api/#span).
public struct Span: Sendable {
    /// The raw values are those of OpenTelemetry's protocol.
    public enum Kind: Int, Sendable {
        case `internal` = 1
        case server, client, producer, consumer
    }

    public let name: String
    public let kind: Kind
    public let context: TraceContext
    /// The span that this one is a part of; nil where the trace begins.
    public let parentID: String?
    public let start: Date
    public let end: Date
    public var attributes: [(name: String, value: String)]
    /// Why it failed; nil when it did not.
    public var failure: String?

    public init(
        _ name: String,
        _ kind: Kind,
        context: TraceContext,
        parentID: String?,
        start: Date,
        end: Date = Date(),
        attributes: [(name: String, value: String)] = [],
        failure: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.context = context
        self.parentID = parentID
        self.start = start
        self.end = end
        self.attributes = attributes
        self.failure = failure
    }
}
