/// A five-character code of PostgreSQL's Appendix A
/// (https://www.postgresql.org/docs/15/errcodes-appendix.html).
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public var description: String { rawValue }

    public static let featureNotSupported = SQLState(rawValue: "0A000")
    /// A text that PostgreSQL cannot hold, such as one with NUL.
    public static let characterNotInRepertoire = SQLState(rawValue: "22021")
    public static let notNullViolation = SQLState(rawValue: "23502")
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    public static let uniqueViolation = SQLState(rawValue: "23505")
    public static let checkViolation = SQLState(rawValue: "23514")
    public static let exclusionViolation = SQLState(rawValue: "23P01")
    /// The server, or the transaction, takes no writes: a standby, mostly.
    public static let readOnlyTransaction = SQLState(rawValue: "25006")
    /// An earlier statement of the transaction failed; only a rollback is possible.
    public static let inFailedTransaction = SQLState(rawValue: "25P02")
    public static let idleInTransactionTimeout = SQLState(rawValue: "25P03")
    public static let unknownStatement = SQLState(rawValue: "26000")
    public static let invalidPassword = SQLState(rawValue: "28P01")
    public static let unknownDatabase = SQLState(rawValue: "3D000")
    public static let serializationFailure = SQLState(rawValue: "40001")
    public static let deadlockDetected = SQLState(rawValue: "40P01")
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    public static let syntaxError = SQLState(rawValue: "42601")
    public static let undefinedColumn = SQLState(rawValue: "42703")
    public static let undefinedTable = SQLState(rawValue: "42P01")
    public static let tooManyConnections = SQLState(rawValue: "53300")
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    /// `statement_timeout` ran out, or somebody cancelled the statement.
    public static let queryCanceled = SQLState(rawValue: "57014")
    public static let adminShutdown = SQLState(rawValue: "57P01")
    public static let crashShutdown = SQLState(rawValue: "57P02")
    public static let cannotConnectNow = SQLState(rawValue: "57P03")
    /// What `RAISE EXCEPTION` of PL/pgSQL gives unless it names a code.
    public static let raisedException = SQLState(rawValue: "P0001")

    /// The two characters that name the kind of error, such as `23` for a violated constraint.
    public var category: Substring { rawValue.prefix(2) }
}
