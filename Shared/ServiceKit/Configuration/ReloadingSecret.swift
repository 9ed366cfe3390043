public import Logging
import Synchronization

/// A secret that follows its file: when the file is replaced, ``current()`` gives the new value, without a restart.
///
/// It is made from what the file holds by `parse`, so that a key is parsed once and not at each use. The file is
/// looked at when somebody asks for the value, at most once an interval; a stat and, when it changed, a read of a
/// small local file, so that no thread of its own is needed. A file that cannot be read, is empty or holds what
/// `parse` refuses leaves the value as it was and is warned of once, without its content.
///
/// All methods may be called from any thread. Neither printing nor dumping it shows the value.
public final class ReloadingSecret<Value: Sendable>: Sendable {
    private struct State {
        var text: String
        var value: Value
        /// What the file looked like when it was read; nil when it must be read again whatever it looks like.
        var stamp: SecretFile.Stamp?
        var nextCheck: ContinuousClock.Instant
        /// The reason that was warned of last, so that it is not said every two seconds.
        var complaint: String?
    }

    private enum Outcome {
        case unchanged
        case reloaded
        case refused(ConfigurationError)
    }

    /// The variable that names it, such as `DATABASE_URL` or `DATABASE_URL_FILE`.
    public let name: String
    private let file: SecretFile?
    private let parse: @Sendable (String) throws(ConfigurationError) -> Value
    private let interval: Duration
    private let logger: Logger?
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state: Mutex<State>

    /// A value that does not change, such as one from the environment.
    public init(_ value: Value, name: String) {
        self.name = name
        file = nil
        parse = { _ throws(ConfigurationError) in value }
        interval = .zero
        logger = nil
        now = { .now }
        state = Mutex(State(text: "", value: value, nextCheck: .now))
    }

    /// The value that stands in a file, without line ends behind it.
    ///
    /// - Parameters:
    ///   - name: the variable that names the file, for messages.
    ///   - path: may lead through symbolic links, as in a Secret that Kubernetes mounts.
    ///   - interval: how often the file is looked at, at most.
    ///   - logger: hears of what was read again and what could not be; one named `secrets` when it is nil.
    ///   - parse: makes the value of the text; the error it throws must not quote the text.
    /// - Throws: ``ConfigurationError``.
    public init(
        name: String,
        path: String,
        interval: Duration = .seconds(2),
        logger: Logger? = nil,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        parse: @escaping @Sendable (String) throws(ConfigurationError) -> Value
    ) throws(ConfigurationError) {
        let file = SecretFile(variable: name, path: path)
        let content = try file.read()
        // An error is told under the name that the operator set.
        let parse: @Sendable (String) throws(ConfigurationError) -> Value = { text throws(ConfigurationError) in
            do throws(ConfigurationError) {
                return try parse(text)
            } catch {
                throw ConfigurationError(variable: name, reason: error.reason)
            }
        }
        self.name = name
        self.file = file
        self.parse = parse
        self.interval = interval
        self.logger = logger
        self.now = now
        state = Mutex(
            State(
                text: content.text,
                value: try parse(content.text),
                stamp: content.stamp,
                nextCheck: now() + interval
            )
        )
    }

    /// The newest value that is usable.
    public func current() -> Value {
        let (value, outcome) = state.withLock { state in
            let outcome = now() < state.nextCheck ? .unchanged : check(&state)
            return (state.value, outcome)
        }
        tell(outcome)
        return value
    }

    /// Looks at the file at once, whenever it was looked at last: for who was just refused with the value.
    ///
    /// - Returns: whether there is another value now.
    @discardableResult
    public func reloadIfChanged() -> Bool {
        let outcome = state.withLock { check(&$0) }
        tell(outcome)
        if case .reloaded = outcome { return true }
        return false
    }

    private func check(_ state: inout State) -> Outcome {
        guard let file else { return .unchanged }
        state.nextCheck = now() + interval
        do throws(ConfigurationError) {
            if let stamp = state.stamp, try file.stamp() == stamp { return .unchanged }
            let content = try file.read()
            state.stamp = content.stamp
            guard content.text != state.text else {
                state.complaint = nil
                return .unchanged
            }
            state.value = try parse(content.text)
            state.text = content.text
            state.complaint = nil
            return .reloaded
        } catch {
            let isNew = state.complaint != error.reason
            state.complaint = error.reason
            // It is read again even when it comes back as it was.
            state.stamp = nil
            return isNew ? .refused(error) : .unchanged
        }
    }

    /// Outside the lock, since a log may block.
    private func tell(_ outcome: Outcome) {
        switch outcome {
        case .unchanged: break
        case .reloaded: log.notice("secret read again", metadata: ["variable": "\(name)"])
        case .refused(let error):
            log.warning(
                "secret cannot be read again, the old one stays in use",
                metadata: ["variable": "\(name)", "reason": "\(error.reason)"]
            )
        }
    }

    /// Made when it is needed and not with the secret: configuration is read before logs are set up.
    private var log: Logger { logger ?? Logger(label: "secrets") }
}

extension ReloadingSecret where Value == String {
    /// The text of a file as it is, without line ends behind it.
    ///
    /// - Throws: ``ConfigurationError``.
    public convenience init(name: String, path: String) throws(ConfigurationError) {
        try self.init(name: name, path: path) { text throws(ConfigurationError) in text }
    }
}

extension ReloadingSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(name): <redacted>" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
