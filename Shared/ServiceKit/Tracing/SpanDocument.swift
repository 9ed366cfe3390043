import CampusCore
import Foundation

/// Spans in OpenTelemetry's protocol, as JSON (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
struct SpanDocument: Sendable {
    let service: String
    let version: String

    func body(_ spans: [Span]) -> [UInt8] {
        var json = WireBytes(capacity: 512 + 512 * spans.count)
        json.raw(#"{"resourceSpans":[{"resource":{"attributes":["#)
        Self.attributes([("service.name", service), ("service.version", version)], &json)
        json.raw(#"]},"scopeSpans":[{"scope":{"name":"campus-events"},"spans":["#)
        for (index, span) in spans.enumerated() {
            if index > 0 { json.raw(",") }
            Self.span(span, &json)
        }
        json.raw("]}]}]}")
        return json.bytes
    }

    private static func span(_ span: Span, _ json: inout WireBytes) {
        json.raw(#"{"traceId":"#)
        json.string(span.context.traceID)
        json.raw(#","spanId":"#)
        json.string(span.context.spanID)
        if let parentID = span.parentID {
            json.raw(#","parentSpanId":"#)
            json.string(parentID)
        }
        json.raw(#","name":"#)
        json.string(span.name)
        json.raw(#","kind":"#)
        json.integer(span.kind.rawValue)
        json.raw(#","startTimeUnixNano":"#)
        json.string(nanoseconds(span.start))
        json.raw(#","endTimeUnixNano":"#)
        json.string(nanoseconds(span.end))
        json.raw(#","attributes":["#)
        attributes(span.attributes, &json)
        json.raw(#"],"status":{"#)
        if let failure = span.failure {
            json.raw(#""code":2,"message":"#)
            json.string(failure)
        }
        json.raw("}}")
    }

    private static func attributes(_ attributes: [(name: String, value: String)], _ json: inout WireBytes) {
        for (index, attribute) in attributes.enumerated() {
            if index > 0 { json.raw(",") }
            json.raw(#"{"key":"#)
            json.string(attribute.name)
            json.raw(#","value":{"stringValue":"#)
            json.string(attribute.value)
            json.raw("}}")
        }
    }

    /// Since 1970. As a text, as 64-bit numbers are in this encoding.
    private static func nanoseconds(_ date: Date) -> String {
        String(Int64(date.timeIntervalSince1970 * 1_000_000) * 1000)
    }
}
