/// Statements that go together, and who waits for them.
struct Request: Sendable {
    /// One statement as it is sent.
    struct Statement: Sendable {
        let sql: String
        let values: [String?]
    }

    let statements: [Statement]
    let isRead: Bool
    let deadline: ContinuousClock.Instant
    let waiter: Waiter<[PostgresRows]>
    /// How often it went to a server; more than twice is not tried.
    var sends = 0

    /// - Throws: ``PostgresError`` 22021 when a text holds NUL, which PostgreSQL cannot and C would cut at.
    init(
        _ queries: [PostgresQuery],
        isRead: Bool,
        deadline: ContinuousClock.Instant
    ) throws(PostgresError) {
        statements = queries.map { Statement(sql: $0.sql, values: $0.values) }
        self.isRead = isRead
        self.deadline = deadline
        waiter = Waiter()
        for statement in statements where statement.values.contains(where: { $0?.utf8.contains(0) == true }) {
            throw PostgresError(.server, "a text holds NUL", sqlState: SQLState(rawValue: "22021"))
        }
    }
}
