/// An open transaction; use it only within the closure it was given to.
public struct PostgresTransaction: Sendable {
    let client: PostgresClient
    let lease: Lease

    /// Runs a statement in the transaction. After a failed one only a rollback is possible, which throwing does.
    public func query(
        _ query: PostgresQuery,
        in file: StaticString = #fileID,
        _ function: StaticString = #function
    ) async throws(PostgresError) -> PostgresRows {
        try await self.query(query, name: StatementName(in: file, function))
    }

    func query(_ query: PostgresQuery, name: StatementName) async throws(PostgresError) -> PostgresRows {
        try await client.query(query, name, lease)
    }
}
