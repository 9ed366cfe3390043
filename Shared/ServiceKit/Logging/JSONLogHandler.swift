import Foundation
public import Logging

/// Writes each log event as one JSON object on one line of standard error, as log collectors read it.
///
/// Request id and W3C trace ids stand in the metadata that ``RequestTraceMiddleware`` puts on a request's logger.
public struct JSONLogHandler: LogHandler {
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let write: @Sendable (String) -> Void

    /// - Parameter write: takes one line without its line feed; standard error unless a test collects it.
    public init(
        label: String,
        level: Logger.Level = .info,
        write: @escaping @Sendable (String) -> Void = JSONLogHandler.standardError
    ) {
        self.label = label
        self.logLevel = level
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var fields = metadataProvider?.get() ?? [:]
        fields.merge(metadata) { _, new in new }
        if let metadata = event.metadata { fields.merge(metadata) { _, new in new } }
        if let error = event.error { fields["error"] = "\(error)" }
        var line = JSONLine()
        line.add("time", Date().formatted(Self.time))
        line.add("level", event.level.rawValue)
        line.add("logger", label)
        line.add("message", event.message.description)
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) { line.add(key, value.description) }
        write(line.finish())
    }

    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// One `write(2)` a line, so that lines of several threads do not mix.
    public static let standardError: @Sendable (String) -> Void = { line in
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
