/// Where statements run: a client, for which each write is a transaction of its own, or an open transaction, which
/// all of them join. What is written against it works in both.
public protocol PostgresDatabase: Sendable {
    /// Runs a statement that changes nothing.
    func read(_ query: PostgresQuery, name: StatementName) async throws(PostgresError) -> PostgresRows

    /// Runs a statement that may change something.
    func write(_ query: PostgresQuery, name: StatementName) async throws(PostgresError) -> PostgresRows

    /// Runs `body` in a transaction: a new one, or the one that is open already.
    ///
    /// - Throws: what `body` throws; ``PostgresError``.
    func transaction<Value: Sendable>(
        isolation: isolated (any Actor)?,
        _ body: (PostgresTransaction) async throws -> Value
    ) async throws -> Value
}

// By default a statement is named for the function that runs it.
extension PostgresDatabase {
    /// Runs a statement that changes nothing.
    public func read(
        _ query: PostgresQuery,
        in file: StaticString = #fileID,
        _ function: StaticString = #function
    ) async throws(PostgresError) -> PostgresRows {
        try await read(query, name: StatementName(in: file, function))
    }

    /// Runs a statement that may change something.
    public func write(
        _ query: PostgresQuery,
        in file: StaticString = #fileID,
        _ function: StaticString = #function
    ) async throws(PostgresError) -> PostgresRows {
        try await write(query, name: StatementName(in: file, function))
    }
}

extension PostgresClient: PostgresDatabase {}

extension PostgresTransaction: PostgresDatabase {
    public func read(_ query: PostgresQuery, name: StatementName) async throws(PostgresError) -> PostgresRows {
        try await self.query(query, name: name)
    }

    public func write(_ query: PostgresQuery, name: StatementName) async throws(PostgresError) -> PostgresRows {
        try await self.query(query, name: name)
    }

    public func transaction<Value: Sendable>(
        isolation: isolated (any Actor)?,
        _ body: (PostgresTransaction) async throws -> Value
    ) async throws -> Value {
        try await body(self)
    }
}
