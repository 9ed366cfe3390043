public import Logging
import ServiceKit
import Synchronization

/// Collects what a service would write to its log, at the level that says most.
public final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    public init() {}

    /// A logger that writes here.
    public var logger: Logger {
        Logger(label: "test") { label in
            JSONLogHandler(service: label, level: LogLevel(.trace)) { line in self.lines.withLock { $0.append(line) } }
        }
    }

    /// All lines so far.
    public var text: String { lines.withLock { $0.joined(separator: "\n") } }

    /// How many lines so far hold the text.
    public func count(of text: String) -> Int { lines.withLock { $0.count { $0.contains(text) } } }
}
