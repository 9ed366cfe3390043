/// Where statements run: a client, for which each write is a transaction of its own, or an open transaction, which
/// all of them join. What is written against it works in both.
public protocol PostgresDatabase: Sendable {
    /// Runs a statement that changes nothing.
    func read(_ query: PostgresQuery) async throws(PostgresError) -> PostgresRows

    /// Runs a statement that may change something.
    func write(_ query: PostgresQuery) async throws(PostgresError) -> PostgresRows

    /// Runs `body` in a transaction: a new one, or the one that is open already.
    ///
    /// - Throws: what `body` throws; ``PostgresError``.
    func transaction<Value: Sendable>(
        isolation: isolated (any Actor)?,
        _ body: (PostgresTransaction) async throws -> Value
    ) async throws -> Value
}

extension PostgresClient: PostgresDatabase {}

extension PostgresTransaction: PostgresDatabase {
    public func read(_ query: PostgresQuery) async throws(PostgresError) -> PostgresRows {
        try await self.query(query)
    }

    public func write(_ query: PostgresQuery) async throws(PostgresError) -> PostgresRows {
        try await self.query(query)
    }

    public func transaction<Value: Sendable>(
        isolation: isolated (any Actor)?,
        _ body: (PostgresTransaction) async throws -> Value
    ) async throws -> Value {
        try await body(self)
    }
}
