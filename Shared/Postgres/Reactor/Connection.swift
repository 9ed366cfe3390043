import CLibPQ

/// Owns one `PGconn` and what is under way on it. Used on the reactor's thread only.
final class Connection {
    enum Phase {
        /// No `PGconn`; connects again at the time.
        case down(until: ContinuousClock.Instant)
        case resolving
        case connecting(since: ContinuousClock.Instant)
        case ready
    }

    let id: Int
    let purpose: PoolPurpose
    var phase = Phase.down(until: .now)
    var backoff = Backoff()
    /// Whether a transaction of several steps has it.
    var isLeased = false
    /// Whether a cancel request for it is under way; it must not be given out before that is over.
    var isCancelling = false
    var lastProgress = ContinuousClock.now
    /// While connecting: whether libpq waits to write rather than to read.
    private(set) var wantsWrite = true
    /// Whether a write was refused because the server is a standby now.
    private(set) var sawReadOnly = false
    private(set) var pipeline = Pipeline<PostgresRows>()
    private(set) var requests: [Int: Request] = [:]
    private var pointer: OpaquePointer?
    private var statements: [String: String] = [:]
    private var nextRequest = 0

    /// How many statements stay prepared on one connection; what comes after is sent unprepared.
    private static let statementLimit = 256

    init(id: Int, purpose: PoolPurpose) {
        self.id = id
        self.purpose = purpose
    }

    deinit {
        PQfinish(pointer)
    }

    var isReady: Bool {
        if case .ready = phase { true } else { false }
    }

    var socket: Int32 { pointer.map { PQsocket($0) } ?? -1 }
    var serverProcess: Int32 { pointer.map { PQbackendPID($0) } ?? 0 }
    /// Whether the server is in no transaction and owes nothing.
    var isAtRest: Bool { pipeline.isIdle && pointer.map { PQtransactionStatus($0) } == PQTRANS_IDLE }

    // MARK: Connecting

    /// Begins to connect without waiting.
    func start(_ parameters: [String: String]) {
        let keys = Array(parameters.keys)
        let strings = CStrings(keys + keys.map { parameters[$0] })
        pointer = strings.withPointers { pointers in
            let half = pointers.count / 2
            return PQconnectStartParams(Array(pointers[..<half]) + [nil], Array(pointers[half...]) + [nil], 0)
        }
        // libpq says so: behave as if the last poll had asked to write.
        wantsWrite = true
        sawReadOnly = false
        phase = .connecting(since: .now)
    }

    /// One step of connecting; says what to watch the socket for.
    func poll() -> PostgresPollingStatusType {
        guard let pointer else { return PGRES_POLLING_FAILED }
        let status = PQconnectPoll(pointer)
        wantsWrite = status == PGRES_POLLING_WRITING
        guard status == PGRES_POLLING_OK else { return status }
        guard PQsetnonblocking(pointer, 1) == 0, PQenterPipelineMode(pointer) == 1 else { return PGRES_POLLING_FAILED }
        phase = .ready
        backoff.reset()
        return status
    }

    /// libpq's reason, without what it quotes of the connection string.
    var failure: PostgresError {
        let reason = pointer.map { String(cString: PQerrorMessage($0)) } ?? "out of memory"
        return PostgresError(.connectionFailed, reason.replacing("\n", with: " "))
    }

    // MARK: Sending

    /// Sends requests that share one Sync.
    ///
    /// - Returns: false when the connection is broken.
    func send(_ batch: [Request]) -> Bool {
        guard let pointer else { return false }
        if pipeline.isIdle { lastProgress = .now }
        var numbers: [Int] = []
        for var request in batch {
            nextRequest += 1
            request.sends += 1
            requests[nextRequest] = request
            numbers.append(nextRequest)
            for (index, statement) in request.statements.enumerated() {
                guard send(statement, for: nextRequest, pointer) else { return false }
                let isLast = index == request.statements.count - 1
                pipeline.sentQuery(request: nextRequest, isRead: request.isRead, isLast: isLast)
            }
        }
        guard PQpipelineSync(pointer) == 1 else { return false }
        pipeline.sentSync(requests: numbers)
        return true
    }

    private func send(_ statement: Request.Statement, for request: Int, _ pointer: OpaquePointer) -> Bool {
        let count = Int32(truncatingIfNeeded: statement.values.count)
        let values = CStrings(statement.values)
        if statements[statement.sql] == nil, statements.count < Self.statementLimit {
            let name = "s\(nextRequest)_\(statements.count)"
            guard PQsendPrepare(pointer, name, statement.sql, 0, nil) == 1 else { return false }
            statements[statement.sql] = name
            pipeline.sentPrepare(sql: statement.sql, request: request)
        }
        return values.withPointers { pointers in
            if let name = statements[statement.sql] {
                PQsendQueryPrepared(pointer, name, count, pointers, nil, nil, 0) == 1
            } else {
                PQsendQueryParams(pointer, statement.sql, count, nil, pointers, nil, nil, 0) == 1
            }
        }
    }

    /// - Returns: whether more is to be written when the socket takes it; nil when the connection is broken.
    func flush() -> Bool? {
        guard let pointer else { return nil }
        let status = PQflush(pointer)
        return status < 0 ? nil : status == 1
    }

    // MARK: Receiving

    /// Reads what has come and answers who waits.
    ///
    /// - Returns: the requests to send again; nil when the connection is broken.
    func receive() -> [Request]? {
        guard let pointer, PQconsumeInput(pointer) == 1 else { return nil }
        lastProgress = .now
        var again: [Request] = []
        var endsInARow = 0
        while !pipeline.isIdle, endsInARow < 2, PQisBusy(pointer) == 0 {
            guard let raw = PQgetResult(pointer) else {
                endsInARow += 1
                _ = pipeline.receive(.endOfStatement)
                continue
            }
            endsInARow = 0
            let result = QueryResult(raw)
            // A dead socket gives error results without end.
            guard PQstatus(pointer) == CONNECTION_OK else { return nil }
            again += perform(pipeline.receive(reply(result)))
        }
        return again
    }

    private func reply(_ result: QueryResult) -> Pipeline<PostgresRows>.Reply {
        switch result.status {
        case PGRES_PIPELINE_SYNC: .sync
        case PGRES_PIPELINE_ABORTED: .aborted
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK: .rows(PostgresRows(result: result))
        default: .error(result.error)
        }
    }

    private func perform(_ actions: [Pipeline<PostgresRows>.Action]) -> [Request] {
        var again: [Request] = []
        for action in actions {
            switch action {
            case .complete(let number, let rows):
                requests.removeValue(forKey: number)?.waiter.answer(.success(rows))
            case .fail(let number, let error):
                guard let request = requests.removeValue(forKey: number) else { continue }
                if error.sqlState == .readOnlyTransaction, purpose != .reads { sawReadOnly = true }
                if isStale(error), request.sends < 2, !isLeased {
                    again.append(request)
                } else {
                    request.waiter.answer(.failure(error))
                }
            case .resend(let number):
                guard let request = requests.removeValue(forKey: number) else { continue }
                if request.sends < 2 {
                    again.append(request)
                } else {
                    request.waiter.answer(.failure(PostgresError(.connectionLost, "the statement could not be run")))
                }
            case .forget(let sql): statements[sql] = nil
            }
        }
        return again
    }

    /// Whether our prepared statement is what failed, as after a migration; its transaction did nothing.
    private func isStale(_ error: PostgresError) -> Bool {
        let isPlan = error.sqlState == .featureNotSupported && error.message.contains("cached plan")
        guard isPlan || error.sqlState == .unknownStatement else { return false }
        statements = [:]
        return true
    }

    /// Closes the connection and says what becomes of everything under way.
    ///
    /// - Returns: the requests to send again elsewhere.
    func close(_ reason: PostgresError, using generator: inout some RandomNumberGenerator) -> [Request] {
        PQfinish(pointer)
        pointer = nil
        statements = [:]
        isLeased = false
        phase = .down(until: .now + backoff.next(using: &generator))
        return perform(pipeline.lose(reason))
    }
}
