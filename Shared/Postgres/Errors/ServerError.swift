/// An error as the server reported it, with what only the client needs to know of it.
struct ServerError: Error {
    let error: PostgresError
    /// The session ends with it (severity FATAL or PANIC): it says nothing of the statement.
    let endsSession: Bool
    /// Our prepared statement is what failed: it is gone, or its result has other columns since a migration.
    let isStaleStatement: Bool

    /// - Parameters:
    ///   - severity: not localized, as in `PG_DIAG_SEVERITY_NONLOCALIZED`.
    ///   - routine: the function of the server's source that reported it, which no language setting changes.
    init(severity: String?, sqlState: SQLState?, message: String?, constraint: String?, routine: String?) {
        endsSession = severity == "FATAL" || severity == "PANIC"
        isStaleStatement =
            sqlState == .unknownStatement || (sqlState == .featureNotSupported && routine == "RevalidateCachedQuery")
        error = PostgresError(
            endsSession ? .connectionLost : .server,
            Self.withoutValues(message ?? "the server gave no reason", sqlState),
            sqlState: sqlState,
            constraint: constraint
        )
    }

    /// Data exceptions quote the value behind a colon: `invalid input syntax for type uuid: "…"`.
    private static func withoutValues(_ message: String, _ sqlState: SQLState?) -> String {
        // By scalars: a value that begins with a combining mark makes one `Character` of itself and the quote.
        guard sqlState?.category == "22", let quote = message.unicodeScalars.firstIndex(of: "\"") else {
            return message
        }
        let before = message[..<quote]
        return before.hasSuffix(": ") ? String(before.dropLast(2)) : before + "…"
    }
}
