/// An open transaction; use it only within the closure it was given to.
public struct PostgresTransaction: Sendable {
    let client: PostgresClient
    let lease: Lease

    /// Runs a statement in the transaction. After a failed one only a rollback is possible, which throwing does.
    public func query(_ query: PostgresQuery) async throws(PostgresError) -> PostgresRows {
        try await client.query(query, lease)
    }
}
