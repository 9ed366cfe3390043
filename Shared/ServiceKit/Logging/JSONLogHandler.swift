import CampusCore
import Foundation
public import Logging

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes each log event as one JSON object on one line of standard output, as log collectors read it.
///
/// Levels are ERROR, WARN, INFO and DEBUG: swift-log's others stand for the next of these. E-mail addresses are left out,
/// whoever wrote them. Request id and W3C trace ids stand in the metadata that ``RequestTraceMiddleware`` puts on a
/// request's logger.
public struct JSONLogHandler: LogHandler {
    /// The process's, unless somebody set this logger's own.
    public var logLevel: Logger.Level {
        get { ownLevel ?? level.current }
        set { ownLevel = newValue }
    }
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    private let service: String
    private let level: LogLevel
    private var ownLevel: Logger.Level?
    private let write: @Sendable (String) -> Void

    /// - Parameter write: takes one line without its line feed; standard output unless a test collects it.
    public init(
        service: String,
        level: LogLevel = LogLevel(.info),
        write: @escaping @Sendable (String) -> Void = JSONLogHandler.standardOutput
    ) {
        self.service = service
        self.level = level
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        // Merged only where there is something to merge: a request's line is written thousands of times a second.
        var fields = metadata
        if let provided = metadataProvider?.get() { fields.merge(provided) { own, _ in own } }
        if fields.isEmpty {
            fields = event.metadata ?? [:]
        } else if let metadata = event.metadata {
            for (key, value) in metadata { fields[key] = value }
        }
        if let error = event.error { fields["error"] = "\(error)" }
        var line = WireBytes(capacity: 512)
        line.raw(#"{"time":"#)
        line.time(Date())
        Self.add("level", Self.name(of: event.level), &line)
        Self.add("service", service, &line)
        Self.add("message", event.message.description, &line)
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) { Self.add(key, Self.text(value), &line) }
        line.raw("}")
        write(String(decoding: line.bytes, as: UTF8.self))
    }

    private static func name(of level: Logger.Level) -> String {
        switch level {
        case .trace, .debug: "DEBUG"
        case .info, .notice: "INFO"
        case .warning: "WARN"
        case .error, .critical: "ERROR"
        }
    }

    /// Nearly every value is a text already.
    private static func text(_ value: Logger.MetadataValue) -> String {
        if case .string(let text) = value { return text }
        return value.description
    }

    private static func add(_ key: String, _ value: String, _ line: inout WireBytes) {
        line.raw(",")
        line.string(key)
        line.raw(":")
        line.string(AddressRedaction.redacted(value))
    }

    /// One `write(2)` a line, so that lines of several threads do not mix.
    public static let standardOutput: @Sendable (String) -> Void = { line in
        var line = line + "\n"
        line.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Self.writeToStandardOutput(rest)
                if count < 0, errno != EINTR { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(count, 0)))
            }
        }
    }

    private static func writeToStandardOutput(_ bytes: UnsafeRawBufferPointer) -> Int {
        // Under its full name: the handler's own `write` would be meant otherwise.
        #if canImport(Glibc)
            Glibc.write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
        #endif
    }
}
