import Foundation
public import Logging
public import ServiceLifecycle
import Synchronization

/// PostgreSQL for a service: three pools of pipelined connections behind one thread.
///
/// All methods may be called from any task. What is called before ``run()`` waits for it, what is called after it
/// ended is refused with code `closed`.
public final class PostgresClient: Service, Sendable {
    private let configuration: PostgresConfiguration
    private let reactor: Reactor
    private let logger: Logger
    private let isStarted = Mutex(false)

    public init(configuration: PostgresConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
        self.reactor = Reactor(configuration: configuration, logger: logger)
    }

    /// Connects, and connects again whenever a connection breaks, until the service group shuts down or the task is
    /// cancelled; what is under way then has five seconds.
    ///
    /// - Throws: ``PostgresError`` when the process has no descriptors left, or when it runs already.
    public func run() async throws {
        let isFirst = isStarted.withLock { isStarted in
            defer { isStarted = true }
            return !isStarted
        }
        guard isFirst else { throw PostgresError(.configuration, "a client runs once") }
        if let doubt = configuration.server.doubt(environment: ProcessInfo.processInfo.environment) {
            logger.warning("the connection to PostgreSQL is not safe on a network", metadata: ["reason": "\(doubt)"])
        }
        let end = Waiter<Void>()
        let reactor = reactor
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await end.waitUncancelled {
                reactor.start { error in end.answer(error.map { .failure($0) } ?? .success(())) }
            }
        } onCancelOrGracefulShutdown: {
            reactor.inbox.postOwn(.shutDown)
        }
    }

    /// Runs a statement that changes nothing; it may share a round trip with others and may be sent twice. The server
    /// refuses one that would change something.
    ///
    /// - Throws: ``PostgresError``.
    public func read(_ query: PostgresQuery, name: StatementName) async throws(PostgresError) -> PostgresRows {
        try await send([query], name, .read, .reads)[0]
    }

    /// The same for who has no task to wait in.
    ///
    /// - Parameter answer: called once, mostly on the thread that all answers come on: it must not take long.
    public func read(
        _ query: PostgresQuery,
        in file: StaticString = #fileID,
        _ function: StaticString = #function,
        answer: @escaping @Sendable (Result<PostgresRows, PostgresError>) -> Void
    ) {
        let name = StatementName(in: file, function)
        // A statement that succeeded has its rows.
        let first: @Sendable (Result<[PostgresRows], PostgresError>) -> Void = { result in
            answer(result.map { $0[0] })
        }
        tell(first, .reads) { () throws(PostgresError) in
            try Request([query], name: name, kind: .read, deadline: .now + configuration.waiterTimeout)
        }
    }

    /// Runs one statement as one transaction. It is never sent twice: when the connection breaks, the error says
    /// `outcomeUnknown`.
    ///
    /// - Throws: ``PostgresError``.
    public func write(_ query: PostgresQuery, name: StatementName) async throws(PostgresError) -> PostgresRows {
        try await send([query], name, .write, .writes)[0]
    }

    /// Statements as one transaction, for who has no task to wait in, in a line: the writes of one line run in the order
    /// in which they are given here, without waiting for each other's answers. One that fails does not stop those behind
    /// it.
    ///
    /// The order ends with a connection: when one is being given up, its successor may run before what it still does.
    ///
    /// - Parameters:
    ///   - queries: one at least.
    ///   - answer: as of ``read(_:answer:)``, with each statement's rows.
    public func write(
        _ queries: [PostgresQuery],
        inLine line: UUID,
        in file: StaticString = #fileID,
        _ function: StaticString = #function,
        answer: @escaping @Sendable (Result<[PostgresRows], PostgresError>) -> Void
    ) {
        let name = StatementName(in: file, function)
        tell(answer, .writes) { () throws(PostgresError) in
            try Request(queries, name: name, kind: .write, deadline: .now + configuration.waiterTimeout, line: line)
        }
    }

    /// Runs the statements as one transaction in one round trip: all of it happens or nothing.
    ///
    /// - Returns: each statement's rows, in order.
    /// - Throws: ``PostgresError``.
    public func write(
        _ queries: [PostgresQuery],
        in file: StaticString = #fileID,
        _ function: StaticString = #function
    ) async throws(PostgresError) -> [PostgresRows] {
        queries.isEmpty ? [] : try await send(queries, StatementName(in: file, function), .write, .writes)
    }

    /// Runs `body` in a transaction with a connection to itself; commits when it returns, rolls back when it throws
    /// or its task is cancelled. A statement that runs at that moment is stopped. Once begun, COMMIT is waited for
    /// even by a cancelled task.
    ///
    /// - Throws: what `body` throws; ``PostgresError``, also when `body` returned although a statement had failed.
    public func transaction<Value: Sendable>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (PostgresTransaction) async throws -> Value
    ) async throws -> Value {
        let request = LeaseRequest(deadline: .now + configuration.waiterTimeout)
        let inbox = reactor.inbox
        let lease = try await request.waiter.wait { () throws(PostgresError) in try inbox.post(.lease(request)) }
        // Rolls back what is open; after a commit nothing is.
        defer { inbox.postOwn(.release(lease)) }
        let begin = Request.boundary(.begin, "BEGIN", deadline: stepDeadline)
        _ = try await begin.waiter.wait { () throws(PostgresError) in try inbox.post(.sendLeased(begin, lease)) }
        let value = try await body(PostgresTransaction(client: self, lease: lease))
        let commit = Request.boundary(.commit, "COMMIT", deadline: stepDeadline)
        let rows = try await commit.waiter.waitUncancelled { () throws(PostgresError) in
            try inbox.post(.sendLeased(commit, lease))
        }
        // A transaction in which something failed answers COMMIT with a rollback, and no error.
        guard rows.first?.result.commandTag == "COMMIT" else {
            throw PostgresError(.server, "a statement had failed: it is rolled back", sqlState: .inFailedTransaction)
        }
        return value
    }

    func query(
        _ query: PostgresQuery,
        _ name: StatementName,
        _ lease: Lease
    ) async throws(PostgresError) -> PostgresRows {
        let request = try Request([query], name: name, kind: .step, deadline: stepDeadline)
        return try await request.waiter.wait { () throws(PostgresError) in
            try reactor.inbox.post(.sendLeased(request, lease))
        }[0]
    }

    private func send(
        _ queries: [PostgresQuery],
        _ name: StatementName,
        _ kind: Request.Kind,
        _ purpose: PoolPurpose
    ) async throws(PostgresError) -> [PostgresRows] {
        let request = try Request(queries, name: name, kind: kind, deadline: .now + configuration.waiterTimeout)
        return try await request.waiter.wait { () throws(PostgresError) in
            try reactor.inbox.post(.send(request, purpose))
        }
    }

    /// Has the rows of a request told.
    private func tell(
        _ answer: @escaping @Sendable (Result<[PostgresRows], PostgresError>) -> Void,
        _ purpose: PoolPurpose,
        of make: () throws(PostgresError) -> Request
    ) {
        do throws(PostgresError) {
            let request = try make()
            request.waiter.tell(
                answer,
                start: { () throws(PostgresError) in try reactor.inbox.post(.send(request, purpose)) }
            )
        } catch {
            answer(.failure(error))
        }
    }

    /// Longer than the server lets a step run.
    private var stepDeadline: ContinuousClock.Instant {
        .now + configuration.interactiveStatementTimeout + configuration.progressTimeout
    }
}
