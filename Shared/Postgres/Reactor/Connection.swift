import CLibPQ

/// One connection of a pool through its lives, and what is under way on it. Used on the reactor's thread only.
final class Connection {
    enum Phase {
        /// Connects again at the time.
        case down(until: ContinuousClock.Instant)
        case resolving
        case connecting(since: ContinuousClock.Instant)
        case ready
    }

    let id: Int
    let purpose: PoolPurpose
    var phase = Phase.down(until: .now)
    /// The transaction of several steps that has it.
    var lease: Int?
    /// Since when a cancel request for it is under way; it must not be given out before that is over.
    private(set) var cancellingSince: ContinuousClock.Instant?
    private var cancellations = 0
    private(set) var lastProgress = ContinuousClock.now
    /// While connecting: whether libpq waits to write rather than to read.
    private(set) var wantsWrite = true
    /// How many attempts to connect ended in silence.
    var silentAttempts = 0
    /// Nothing new may be sent: the server ends the session, or is a standby now and refused a write.
    private(set) var isEnding = false
    private(set) var pipeline = Pipeline<PostgresRows>()
    private(set) var requests: [Int: Request] = [:]
    private var libpq: LibPQConnection?
    private var statements = StatementCache(limit: Connection.statementLimit)
    private var backoff = Backoff()
    private var requestNumber = 0
    private var groupNumber = 0

    /// How many statements stay prepared on one connection.
    private static let statementLimit = 256

    init(id: Int, purpose: PoolPurpose) {
        self.id = id
        self.purpose = purpose
    }

    var isReady: Bool {
        if case .ready = phase { true } else { false }
    }

    var socket: Int32 { libpq?.socket ?? -1 }
    /// Whether the server is in no transaction and owes nothing.
    var isAtRest: Bool { pipeline.isIdle && libpq?.isOutsideTransaction == true }

    /// libpq's reason for the last failure.
    var failure: PostgresError {
        let reason = libpq?.failure ?? PostgresError(.connectionFailed, "out of memory")
        return isReady ? PostgresError(.connectionLost, reason.message) : reason
    }

    // MARK: Connecting

    /// Begins to connect without waiting.
    func start(_ parameters: [String: String]) {
        libpq = LibPQConnection(parameters)
        // libpq says so: behave as if the last poll had asked to write.
        wantsWrite = true
        phase = .connecting(since: .now)
    }

    /// One step of connecting; false when it failed.
    func poll() -> Bool {
        switch libpq?.poll() {
        case PGRES_POLLING_READING: wantsWrite = false
        case PGRES_POLLING_WRITING: wantsWrite = true
        case PGRES_POLLING_OK:
            phase = .ready
            backoff.reset()
        default: return false
        }
        return true
    }

    /// Closes the connection and says what becomes of everything under way.
    ///
    /// - Returns: the requests to send again elsewhere.
    func close(_ reason: PostgresError, using generator: inout some RandomNumberGenerator) -> [Request] {
        libpq = nil
        statements = StatementCache(limit: Self.statementLimit)
        lease = nil
        cancellingSince = nil
        isEnding = false
        phase = .down(until: .now + backoff.next(using: &generator))
        // Nothing is answered by it.
        var timers = StatementTimers()
        return perform(pipeline.lose(), reason, &timers)
    }

    // MARK: Sending

    /// Sends requests that share one Sync.
    ///
    /// - Returns: false when the connection is broken; ``close(_:using:)`` then answers for all of them.
    func send(_ batch: [Request]) -> Bool {
        let now = ContinuousClock.now
        if pipeline.isIdle { lastProgress = now }
        groupNumber += 1
        var numbers: [Int] = []
        for var request in batch {
            requestNumber += 1
            request.sends += 1
            request.sentAt = now
            requests[requestNumber] = request
            pipeline.begin(request: requestNumber, isRead: request.kind == .read)
            numbers.append(requestNumber)
        }
        guard let libpq, deallocateRetired(before: batch, libpq) else { return false }
        for (number, request) in zip(numbers, batch) {
            for (index, statement) in request.statements.enumerated() {
                let isLast = index == request.statements.count - 1
                guard send(statement, of: request, number, isLast: isLast, libpq) else { return false }
            }
        }
        pipeline.sentSync(requests: numbers)
        return libpq.sync()
    }

    private func send(
        _ statement: Request.Statement,
        of request: Request,
        _ number: Int,
        isLast: Bool,
        _ libpq: LibPQConnection
    ) -> Bool {
        let use = request.isPrepared ? statements.use(statement.sql, group: groupNumber) : .unnamed
        switch use {
        case .unnamed:
            pipeline.sentQuery(request: number, statement: nil, isLast: isLast)
            return libpq.execute(statement.sql, statement.values)
        case .prepared(let name):
            pipeline.sentQuery(request: number, statement: name, isLast: isLast)
            return libpq.execute(prepared: name, statement.values)
        case .prepare(let name):
            pipeline.sentPrepare(statement: name, request: number)
            pipeline.sentQuery(request: number, statement: name, isLast: isLast)
            return libpq.prepare(name, statement.sql) && libpq.execute(prepared: name, statement.values)
        }
    }

    /// Outside a transaction of several steps only: one that has failed would refuse it.
    private func deallocateRetired(before batch: [Request], _ libpq: LibPQConnection) -> Bool {
        guard lease == nil || batch.first?.kind == .begin else { return true }
        for name in statements.takeRetired() {
            pipeline.sentDeallocate(statement: name)
            guard libpq.execute("DEALLOCATE \(name)") else { return false }
        }
        return true
    }

    /// - Returns: whether more is to be written when the socket takes it; nil when the connection is broken.
    func flush() -> Bool? { libpq?.flush() }

    /// Stops what runs.
    ///
    /// - Parameters:
    ///   - parameters: libpq's parameters for a connection to a place.
    ///   - done: called on another thread, with the number of this cancellation.
    func cancelStatement(
        _ parameters: (ServerAddress) -> [String: String],
        _ done: @escaping @Sendable (Int) -> Void
    ) {
        guard cancellingSince == nil, let request = libpq?.makeCancelRequest(parameters) else { return }
        cancellations += 1
        cancellingSince = .now
        request.send { [cancellations] in done(cancellations) }
    }

    func cancelSent(_ cancellation: Int) {
        if cancellation == cancellations { cancellingSince = nil }
    }

    // MARK: Receiving

    /// Reads what has come and answers who waits.
    ///
    /// - Returns: the requests to send again, and whether the connection is broken.
    func receive(_ timers: inout StatementTimers) -> (again: [Request], isBroken: Bool) {
        guard let libpq else { return ([], true) }
        let isBroken = !libpq.readInput()
        lastProgress = .now
        var again: [Request] = []
        var endsInARow = 0
        // A Sync that failed is followed by a NULL; a second one in a row says that nothing more is there.
        while !pipeline.isIdle, endsInARow < 2, let reply = libpq.nextReply() {
            if case .endOfStatement = reply { endsInARow += 1 } else { endsInARow = 0 }
            again += perform(pipeline.receive(reply), nil, &timers)
        }
        return (again, isBroken || !libpq.isUsable)
    }

    /// - Parameter reason: why the connection is gone, when it is.
    private func perform(
        _ actions: [Pipeline<PostgresRows>.Action],
        _ reason: PostgresError?,
        _ timers: inout StatementTimers
    ) -> [Request] {
        var again: [Request] = []
        for action in actions {
            switch action {
            case .complete(let number, let rows):
                guard let request = requests.removeValue(forKey: number) else { continue }
                if let name = request.name, let sentAt = request.sentAt { timers.record(name, lastProgress - sentAt) }
                request.waiter.answer(.success(rows))
            case .fail(let number, let error, let statement):
                let isStale = drop(statement, after: error)
                if error.error.sqlState == .readOnlyTransaction, purpose != .reads { isEnding = true }
                guard let request = requests.removeValue(forKey: number) else { continue }
                // The transaction did nothing yet: even a write may go again.
                if isStale, request.sends < 2, request.kind == .read || request.kind == .write {
                    again.append(request)
                } else {
                    request.waiter.answer(.failure(error.error))
                }
            case .resend(let number):
                guard let request = requests.removeValue(forKey: number) else { continue }
                if request.sends < 2 {
                    again.append(request)
                } else {
                    let error = PostgresError(.connectionLost, "the statement could not be run")
                    request.waiter.answer(.failure(error))
                }
            case .lose(let number):
                guard let request = requests.removeValue(forKey: number) else { continue }
                if request.kind == .read, request.sends < 2 {
                    again.append(request)
                } else {
                    let reason = reason ?? PostgresError(.connectionLost, "the server ended the session")
                    request.waiter.answer(.failure(request.lost(reason)))
                }
            case .prepared(let name): statements.confirm(name: name)
            case .notPrepared(let name): statements.forget(name: name)
            case .notDeallocated(let name): statements.putBack(name: name)
            case .sessionEnds: isEnding = true
            }
        }
        return again
    }

    /// Drops a prepared statement that failed as such.
    ///
    /// - Returns: whether it did, so that the same SQL may work when it is prepared anew.
    private func drop(_ statement: String?, after error: ServerError) -> Bool {
        guard error.isStaleStatement, let statement else { return false }
        if error.error.sqlState == .unknownStatement {
            statements.forget(name: statement)
        } else {
            statements.retire(name: statement)
        }
        return true
    }
}
