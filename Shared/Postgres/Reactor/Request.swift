import Foundation

/// Statements that go together, and who waits for them.
struct Request: Sendable {
    /// What a request is, and with it what a broken connection means for it.
    enum Kind: Sendable {
        /// Changes nothing and may be sent twice.
        case read
        /// A transaction of one round trip.
        case write
        /// Opens a transaction of several steps.
        case begin
        /// A step of it.
        case step
        case commit
        case rollback
    }

    /// One statement as it is sent.
    struct Statement: Sendable {
        let sql: String
        let values: [String?]
    }

    let statements: [Statement]
    /// What its duration is told under; nil for what bounds a transaction.
    let name: StatementName?
    let kind: Kind
    let deadline: ContinuousClock.Instant
    /// Those of one line go over one connection, in their order.
    let line: UUID?
    let waiter = Waiter<[PostgresRows]>()
    /// How often it went to a server; more than twice is not tried.
    var sends = 0
    /// When it last did.
    var sentAt: ContinuousClock.Instant?
    let askedAt = ContinuousClock.now

    /// What one statement may bind: the protocol counts values in 16 bits.
    private static let valueLimit = 65_535

    /// - Throws: ``PostgresError`` with code `encoding` when a text holds NUL, which PostgreSQL cannot and C would
    ///   cut at, or when a statement binds too much.
    init(
        _ queries: [PostgresQuery],
        name: StatementName,
        kind: Kind,
        deadline: ContinuousClock.Instant,
        line: UUID? = nil
    ) throws(PostgresError) {
        for query in queries {
            guard query.values.count <= Self.valueLimit else {
                throw PostgresError(.encoding, "a statement binds more than \(Self.valueLimit) values")
            }
            guard !query.values.contains(where: { $0?.utf8.contains(0) == true }), !query.sql.utf8.contains(0) else {
                throw PostgresError(.encoding, "a text holds NUL", sqlState: .characterNotInRepertoire)
            }
        }
        let statements = queries.map { Statement(sql: $0.sql, values: $0.values) }
        self.init(kind, name, statements, deadline: deadline, line: line)
    }

    private init(
        _ kind: Kind,
        _ name: StatementName?,
        _ statements: [Statement],
        deadline: ContinuousClock.Instant,
        line: UUID? = nil
    ) {
        self.statements = statements
        self.name = name
        self.kind = kind
        self.deadline = deadline
        self.line = line
    }

    /// One of the statements that bound a transaction.
    static func boundary(_ kind: Kind, _ sql: String, deadline: ContinuousClock.Instant) -> Request {
        Request(kind, nil, [Statement(sql: sql, values: [])], deadline: deadline)
    }

    /// Whether its statements stay prepared; those that bound transactions cost nothing to parse.
    var isPrepared: Bool {
        switch kind {
        case .read, .write, .step: true
        case .begin, .commit, .rollback: false
        }
    }

    /// The error for who waits when no answer will come although it was sent.
    func lost(_ reason: PostgresError) -> PostgresError {
        switch kind {
        case .read: PostgresError(.connectionLost, "the connection broke", underlying: reason)
        case .begin, .step, .rollback:
            PostgresError(.connectionLost, "the connection broke, the transaction is rolled back", underlying: reason)
        case .write, .commit:
            PostgresError(.outcomeUnknown, "the connection broke before the answer", underlying: reason)
        }
    }

    /// The error for who waited until the deadline for the answer to what was sent.
    var late: PostgresError {
        switch kind {
        case .write, .commit: PostgresError(.outcomeUnknown, "the answer did not come in time")
        case .read, .begin, .step, .rollback: PostgresError(.timeout, "the answer did not come in time")
        }
    }
}
