/// What went wrong with PostgreSQL; holds neither a password nor a bound value.
public struct PostgresError: Error, Sendable, CustomStringConvertible {
    /// The kinds of failure a caller tells apart.
    public enum Code: Sendable, Equatable {
        /// The address or a setting is wrong.
        case configuration
        /// No connection came up within the caller's deadline.
        case connectionFailed
        /// The connection broke, and nothing was changed: under a read, or before a transaction's COMMIT was sent.
        case connectionLost
        /// No answer came to a write that was sent: it happened or it did not. Repeat only what is safe to repeat.
        case outcomeUnknown
        /// The answer did not come within the deadline; nothing was changed.
        case timeout
        /// The waiting task was cancelled.
        case cancelled
        /// Too many wait already.
        case queueFull
        /// The client is shut down.
        case closed
        /// The server answered with an error; see ``PostgresError/sqlState``.
        case server
        /// A value cannot be bound: a text with NUL, or more than 65,535 values in one statement.
        case encoding
        /// A value is not of the type that was asked for.
        case decoding
        /// A migration was changed after it was applied, or its file has no proper name.
        case migration
    }

    public let code: Code
    /// For people who operate: the server's primary message or ours, never its DETAIL, which repeats row values.
    ///
    /// Values the server quotes in the messages of class 22 (`invalid input syntax for type uuid: "…"`) are cut off.
    public let message: String
    /// The server's code, when it answered.
    public let sqlState: SQLState?
    /// The constraint that was violated, when one was.
    public let constraint: String?
    public let underlying: (any Error)?

    public init(
        _ code: Code,
        _ message: String,
        sqlState: SQLState? = nil,
        constraint: String? = nil,
        underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.sqlState = sqlState
        self.constraint = constraint
        self.underlying = underlying
    }

    /// A statement that always gives a row gave none.
    public static func noRow(_ statement: String) -> PostgresError {
        PostgresError(.decoding, "no row from \(statement)")
    }

    /// Whether the same call may succeed a moment later without anything being changed by hand.
    public var isTransient: Bool {
        switch code {
        case .connectionFailed, .connectionLost, .outcomeUnknown, .timeout, .queueFull, .closed: return true
        case .configuration, .cancelled, .encoding, .decoding, .migration: return false
        case .server:
            guard let sqlState else { return false }
            let transient: Set<SQLState> = [
                .readOnlyTransaction, .serializationFailure, .deadlockDetected, .lockNotAvailable, .queryCanceled,
                .adminShutdown, .crashShutdown, .cannotConnectNow, .idleInTransactionTimeout,
            ]
            // Class 53 is a server short of connections, memory or disk.
            return transient.contains(sqlState) || sqlState.category == "53"
        }
    }

    /// Whether repeating the call is safe and may help: it is transient, and the call certainly changed nothing.
    public var mayBeRetried: Bool { isTransient && code != .outcomeUnknown }

    public var description: String {
        var text = "PostgreSQL \(code): \(message)"
        if let sqlState { text += " (\(sqlState.rawValue))" }
        if let constraint { text += " [\(constraint)]" }
        if let underlying { text += ": \(underlying)" }
        return text
    }
}
