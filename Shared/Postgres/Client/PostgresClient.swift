public import Logging
public import ServiceLifecycle

/// PostgreSQL for a service: three pools of pipelined connections behind one thread.
///
/// All methods may be called from any task, before ``run()`` too: then they wait for it, within their deadline.
public final class PostgresClient: Service, Sendable {
    private let configuration: PostgresConfiguration
    private let reactor: Reactor

    public init(configuration: PostgresConfiguration, logger: Logger) {
        self.configuration = configuration
        self.reactor = Reactor(configuration: configuration, logger: logger)
    }

    /// Connects, and connects again whenever a connection breaks, until the service group shuts down; what is under
    /// way then has five seconds.
    ///
    /// - Throws: ``PostgresError`` when the process has no descriptors left.
    public func run() async throws {
        let (ends, end) = AsyncStream.makeStream(of: PostgresError?.self)
        reactor.start { error in
            end.yield(error)
            end.finish()
        }
        let reactor = reactor
        let failure = await withTaskCancellationOrGracefulShutdownHandler {
            var failure: PostgresError?
            // The stream ends by itself when the thread does; a cancelled task would leave it early.
            for await error in ends { failure = error }
            return failure
        } onCancelOrGracefulShutdown: {
            _ = reactor.inbox.post(.shutDown)
        }
        if let failure { throw failure }
    }

    /// Runs a statement that changes nothing; it may share a round trip with others and may be sent twice.
    public func read(_ query: PostgresQuery) async throws(PostgresError) -> PostgresRows {
        try await send([query], isRead: true)[0]
    }

    /// Runs one statement as one transaction. It is never sent twice: when the connection breaks, the error says
    /// `outcomeUnknown`.
    public func write(_ query: PostgresQuery) async throws(PostgresError) -> PostgresRows {
        try await send([query], isRead: false)[0]
    }

    /// Runs the statements as one transaction in one round trip: all of it happens or nothing.
    public func write(_ queries: [PostgresQuery]) async throws(PostgresError) -> [PostgresRows] {
        queries.isEmpty ? [] : try await send(queries, isRead: false)
    }

    /// Runs `body` in a transaction with a connection to itself; commits when it returns, rolls back when it throws
    /// or its task is cancelled.
    ///
    /// - Throws: what `body` throws; ``PostgresError``.
    public func transaction<Value: Sendable>(
        _ body: (PostgresTransaction) async throws -> Value
    ) async throws -> Value {
        let request = LeaseRequest(deadline: .now + configuration.waiterTimeout)
        let lease = try await request.waiter.wait {
            post(.lease(request)) { request.waiter.answer(.failure($0)) }
        }
        // Rolls back what is open; after a commit nothing is.
        defer { post(.release(lease)) { _ in } }
        let transaction = PostgresTransaction(client: self, lease: lease)
        _ = try await transaction.query("BEGIN")
        let value = try await body(transaction)
        _ = try await transaction.query("COMMIT")
        return value
    }

    func query(_ query: PostgresQuery, _ lease: Lease) async throws(PostgresError) -> PostgresRows {
        let timeout = configuration.interactiveStatementTimeout + configuration.progressTimeout
        let request = try Request([query], isRead: false, deadline: .now + timeout)
        return try await request.waiter.wait {
            post(.sendLeased(request, lease)) { request.waiter.answer(.failure($0)) }
        }[0]
    }

    private func send(_ queries: [PostgresQuery], isRead: Bool) async throws(PostgresError) -> [PostgresRows] {
        let request = try Request(queries, isRead: isRead, deadline: .now + configuration.waiterTimeout)
        return try await request.waiter.wait {
            post(.send(request, isRead ? .reads : .writes)) { request.waiter.answer(.failure($0)) }
        }
    }

    private func post(_ command: Command, refused: (PostgresError) -> Void) {
        if !reactor.inbox.post(command) { refused(PostgresError(.closed, "the client is shut down")) }
    }
}
