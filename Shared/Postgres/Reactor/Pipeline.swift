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
        case error(PostgresError)
        case aborted
        case endOfStatement
        case sync
    }

    /// What the connection has to do about it.
    enum Action {
        case complete(request: Int, rows: [Rows])
        case fail(request: Int, error: PostgresError)
        /// A neighbour's failure kept it from running: it may be sent again.
        case resend(request: Int)
        /// The statement is not prepared on the server after all.
        case forget(sql: String)
    }

    private enum Slot {
        case prepare(sql: String, request: Int)
        case query(request: Int, isLast: Bool)
        case sync(requests: [Int])
    }

    private struct Progress {
        /// Reads are answered as their rows come; a write is only true once its Sync is there.
        let isRead: Bool
        var rows: [Rows] = []
        var error: PostgresError?
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

    /// Notes that a Parse was sent on behalf of the request.
    mutating func sentPrepare(sql: String, request: Int) {
        slots.append(.prepare(sql: sql, request: request))
    }

    /// Notes that a statement was sent.
    mutating func sentQuery(request: Int, isRead: Bool, isLast: Bool) {
        if progress[request] == nil { progress[request] = Progress(isRead: isRead) }
        slots.append(.query(request: request, isLast: isLast))
    }

    /// Notes that a Sync was sent, which ends the transactions of the requests.
    mutating func sentSync(requests: [Int]) {
        slots.append(.sync(requests: requests))
    }

    mutating func receive(_ reply: Reply) -> [Action] {
        guard let head = slots.first else { return [] }
        switch (reply, head) {
        case (.endOfStatement, .sync): return []
        case (.endOfStatement, _):
            // A NULL before any result says only that nothing has come yet.
            if headHasResult { pop() }
            return []
        case (.sync, .sync(let requests)):
            pop()
            return requests.flatMap { finish($0) }
        case (.error(let error), .sync(let requests)):
            // The commit itself failed, as with a deferred constraint.
            for request in requests where progress[request]?.isRead == false { progress[request]?.error = error }
            return []
        case (_, .sync), (.sync, _): return []
        case (.error(let error), .prepare(let sql, let request)):
            headHasResult = true
            return [.forget(sql: sql)] + fail(request, error)
        case (.aborted, .prepare(let sql, let request)):
            headHasResult = true
            progress[request]?.isAborted = true
            return [.forget(sql: sql)]
        case (_, .prepare):
            headHasResult = true
            return []
        case (.error(let error), .query(let request, _)):
            headHasResult = true
            return fail(request, error)
        case (.aborted, .query(let request, _)):
            headHasResult = true
            progress[request]?.isAborted = true
            return []
        case (.rows(let rows), .query(let request, let isLast)):
            headHasResult = true
            progress[request]?.rows.append(rows)
            guard isLast, let done = progress[request], done.isRead, done.error == nil else { return [] }
            progress[request]?.isAnswered = true
            return [.complete(request: request, rows: done.rows)]
        }
    }

    /// The connection is gone: says what becomes of everything under way, and forgets it.
    mutating func lose(_ reason: PostgresError) -> [Action] {
        let actions = progress.sorted { $0.key < $1.key }.compactMap { request, progress -> Action? in
            if progress.isAnswered { return nil }
            if progress.isRead { return .resend(request: request) }
            let error = PostgresError(.outcomeUnknown, "the connection broke before the answer", underlying: reason)
            return .fail(request: request, error: progress.error ?? error)
        }
        self = Pipeline()
        return actions
    }

    private mutating func pop() {
        slots.removeFirst()
        headHasResult = false
    }

    private mutating func fail(_ request: Int, _ error: PostgresError) -> [Action] {
        guard var failed = progress[request], failed.error == nil else { return [] }
        failed.error = error
        failed.isAnswered = failed.isRead
        progress[request] = failed
        return failed.isRead ? [.fail(request: request, error: error)] : []
    }

    private mutating func finish(_ request: Int) -> [Action] {
        guard let done = progress.removeValue(forKey: request), !done.isAnswered else { return [] }
        if let error = done.error { return [.fail(request: request, error: error)] }
        if done.isAborted { return [.resend(request: request)] }
        return [.complete(request: request, rows: done.rows)]
    }
}
