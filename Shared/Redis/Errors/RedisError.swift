/// Why a Redis command has no answer, or what Redis answered instead of one.
///
/// Neither a password nor an argument of a command ever stands in the description.
public struct RedisError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for a program to decide by.
    public enum Code: Sendable, Equatable {
        /// The URL or a limit cannot be used.
        case invalidConfiguration
        /// There was no connection: the command was not sent.
        case connectionFailed
        /// The connection broke while the command was under way: Redis may have run it.
        case connectionLost
        /// The command's time ran out.
        case timeout
        /// The task that asked was cancelled.
        case cancelled
        /// Too many commands wait already: the command was not sent.
        case queueFull
        /// Redis refused; the prefix is the error's first word, such as `READONLY`, `OOM` or `ERR`.
        case server(prefix: String)
        /// What was sent or answered is not what the protocol, or the caller, expects.
        case protocolViolation
    }

    /// What went wrong, for a program.
    public let code: Code
    /// What went wrong, for a person.
    public let message: String
    /// Whether Redis may have run the command although no answer came.
    public let outcomeIsUnknown: Bool

    public init(code: Code, message: String, outcomeIsUnknown: Bool = false) {
        self.code = code
        self.message = message
        self.outcomeIsUnknown = outcomeIsUnknown
    }

    /// An error reply of the server, such as `WRONGTYPE Operation against a key …`.
    public init(serverMessage message: String) {
        let prefix = message.prefix { $0 != " " }
        self.init(code: .server(prefix: String(prefix)), message: message)
    }

    public var description: String {
        let doubt = outcomeIsUnknown ? " (outcome unknown)" : ""
        return "Redis \(code.label): \(message)\(doubt)"
    }
}

extension RedisError.Code {
    fileprivate var label: String {
        switch self {
        case .invalidConfiguration: "invalid configuration"
        case .connectionFailed: "connection failed"
        case .connectionLost: "connection lost"
        case .timeout: "timeout"
        case .cancelled: "cancelled"
        case .queueFull: "queue full"
        case .server: "refused"
        case .protocolViolation: "protocol violation"
        }
    }
}
