import DequeModule

/// What is under way on one connection in libpq's pipeline mode
/// (https://www.postgresql.org/docs/15/libpq-pipeline-mode.html), as a pure state machine.
///
/// Each thing sent has a slot; replies come in the slots' order. A failure aborts all up to the next Sync. A NULL
/// ends a statement's results, nothing ends a Sync's.
struct Pipeline<Rows> {
    /// What libpq handed out.
    enum Reply {
        /// Rows, or their count; for a prepared statement nothing but that it is done.
        case rows(Rows)
        case error(ServerError)
        case aborted
        case endOfStatement
        case sync
    }

    /// What the connection has to do about it.
    enum Action {
        case complete(request: Int, rows: [Rows])
        /// The server refused; the statement is the prepared one that failed.
        case fail(request: Int, error: ServerError, statement: String?)
        /// A neighbour's failure kept it from running: it may be sent again.
        case resend(request: Int)
        /// It was sent, and its answer will never come.
        case lose(request: Int)
        case prepared(statement: String)
        case notPrepared(statement: String)
        case notDeallocated(statement: String)
        /// The server ends the session: nothing more is to be sent.
        case sessionEnds
    }

    private enum Slot {
        case prepare(statement: String, request: Int)
        case query(request: Int, statement: String?, isLast: Bool)
        case deallocate(statement: String)
        case sync(requests: [Int])
    }

    private struct Progress {
        /// Reads are answered as their rows come; a write is only true once its Sync is there.
        let isRead: Bool
        var rows: [Rows] = []
        var failure: (error: ServerError, statement: String?)?
        var isAborted = false
        var isAnswered = false
    }

    private var slots: Deque<Slot> = []
    private var headHasResult = false
    private var progress: [Int: Progress] = [:]

    /// Whether nothing is owed.
    var isIdle: Bool { slots.isEmpty }
    /// How many requests are under way.
    var outstanding: Int { progress.count }

    /// Notes that the request's statements are being sent.
    mutating func begin(request: Int, isRead: Bool) {
        progress[request] = Progress(isRead: isRead)
    }

    /// Notes that a Parse was sent on behalf of the request.
    mutating func sentPrepare(statement: String, request: Int) {
        slots.append(.prepare(statement: statement, request: request))
    }

    /// Notes that one of the request's statements was sent.
    mutating func sentQuery(request: Int, statement: String?, isLast: Bool) {
        slots.append(.query(request: request, statement: statement, isLast: isLast))
    }

    /// Notes that a DEALLOCATE was sent, on nobody's behalf.
    mutating func sentDeallocate(statement: String) {
        slots.append(.deallocate(statement: statement))
    }

    /// Notes that a Sync was sent, which ends the transactions of the requests.
    mutating func sentSync(requests: [Int]) {
        slots.append(.sync(requests: requests))
    }

    mutating func receive(_ reply: Reply) -> [Action] {
        guard let head = slots.first else { return [] }
        switch reply {
        case .endOfStatement:
            // A NULL before any result says only that nothing has come yet, and none ends a Sync.
            if headHasResult { pop() }
            return []
        case .sync:
            guard case .sync(let requests) = head else { return [] }
            pop()
            return requests.flatMap { finish($0) }
        case .rows(let rows): return receive(rows, at: head)
        case .error(let error): return receive(error, at: head)
        case .aborted: return receiveAbort(at: head)
        }
    }

    /// The connection is gone: says what becomes of everything under way, and forgets it.
    mutating func lose() -> [Action] {
        let actions = progress.sorted { $0.key < $1.key }.compactMap { request, progress -> Action? in
            if progress.isAnswered { return nil }
            // What the server refused is rolled back, Sync or not.
            if let (error, statement) = progress.failure {
                return .fail(request: request, error: error, statement: statement)
            }
            return .lose(request: request)
        }
        self = Pipeline()
        return actions
    }

    // MARK: Replies

    private mutating func receive(_ rows: Rows, at head: Slot) -> [Action] {
        switch head {
        case .sync: return []
        case .deallocate:
            headHasResult = true
            return []
        case .prepare(let statement, _):
            headHasResult = true
            return [.prepared(statement: statement)]
        case .query(let request, _, let isLast):
            headHasResult = true
            progress[request]?.rows.append(rows)
            guard isLast, let done = progress[request], done.isRead, done.failure == nil else { return [] }
            progress[request]?.isAnswered = true
            return [.complete(request: request, rows: done.rows)]
        }
    }

    private mutating func receive(_ error: ServerError, at head: Slot) -> [Action] {
        let ending: [Action] = error.endsSession ? [.sessionEnds] : []
        switch head {
        case .sync(let requests):
            // The commit itself failed, as with a deferred constraint. A session that ends here says nothing of it.
            guard !error.endsSession else { return ending }
            for request in requests where progress[request]?.isRead == false { _ = fail(request, error, nil) }
            return []
        case .deallocate:
            headHasResult = true
            return ending
        case .prepare(let statement, let request):
            headHasResult = true
            return ending + [.notPrepared(statement: statement)] + fail(request, error, nil)
        case .query(let request, let statement, _):
            headHasResult = true
            return ending + fail(request, error, statement)
        }
    }

    private mutating func receiveAbort(at head: Slot) -> [Action] {
        switch head {
        case .sync: return []
        case .deallocate(let statement):
            headHasResult = true
            return [.notDeallocated(statement: statement)]
        case .prepare(let statement, let request):
            headHasResult = true
            progress[request]?.isAborted = true
            return [.notPrepared(statement: statement)]
        case .query(let request, _, _):
            headHasResult = true
            progress[request]?.isAborted = true
            return []
        }
    }

    private mutating func pop() {
        slots.removeFirst()
        headHasResult = false
    }

    private mutating func fail(_ request: Int, _ error: ServerError, _ statement: String?) -> [Action] {
        guard let failed = progress[request], failed.failure == nil, !failed.isAnswered else { return [] }
        guard failed.isRead else {
            progress[request]?.failure = (error, statement)
            return []
        }
        progress[request]?.isAnswered = true
        // A read that a shutdown interrupted can run elsewhere.
        return error.endsSession
            ? [.lose(request: request)] : [.fail(request: request, error: error, statement: statement)]
    }

    private mutating func finish(_ request: Int) -> [Action] {
        guard let done = progress.removeValue(forKey: request), !done.isAnswered else { return [] }
        if let (error, statement) = done.failure {
            return [.fail(request: request, error: error, statement: statement)]
        }
        return done.isAborted ? [.resend(request: request)] : [.complete(request: request, rows: done.rows)]
    }
}
