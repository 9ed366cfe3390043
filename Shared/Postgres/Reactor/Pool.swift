import DequeModule
import Metrics

/// The connections of one purpose and who waits for them. Used on the reactor's thread only.
struct Pool {
    let purpose: PoolPurpose
    let connections: [Connection]
    var waiting: Deque<Request> = []
    var leaseWaiting: Deque<LeaseRequest> = []
    /// Why the last connection broke or did not come up; nil again as soon as one is up.
    var lastFailure: PostgresError?
    private(set) var metrics: PoolMetrics
    private var leases = 0

    init(purpose: PoolPurpose, connections: [Connection]) {
        self.purpose = purpose
        self.connections = connections
        metrics = PoolMetrics(purpose, size: connections.count)
    }

    /// How many requests are under way on one connection at most. Reads share the round trip; a write transaction
    /// behind another waits for it, so that few are stacked.
    private var depth: Int { purpose == .reads ? 512 : 8 }

    var waitingCount: Int { waiting.count + leaseWaiting.count }

    /// Whether someone waits or is owed an answer.
    var isBusy: Bool {
        waitingCount > 0 || connections.contains { !$0.pipeline.isIdle || $0.lease != nil }
    }

    /// Requests for connections that can take them, in order; the least busy connection first.
    mutating func dispatch() -> [(connection: Connection, batch: [Request])] {
        guard !waiting.isEmpty else { return [] }
        let usable = connections.filter { $0.isReady && !$0.isEnding }
        var loads = usable.map(\.pipeline.outstanding)
        var batches = usable.map { (connection: $0, batch: [Request]()) }
        while let request = waiting.first {
            if request.waiter.isOver {
                waiting.removeFirst()
                continue
            }
            let free = loads.indices.min { loads[$0] < loads[$1] }
            // Who is in a line goes behind the one before, however busy it is there.
            guard let place = place(behind: request, batches) ?? free.flatMap({ loads[$0] < depth ? $0 : nil }) else {
                break
            }
            batches[place].batch.append(request)
            loads[place] += 1
            waiting.removeFirst()
        }
        let now = ContinuousClock.now
        for (_, batch) in batches {
            for request in batch { metrics.wait.record(duration: now - request.askedAt) }
        }
        return batches.filter { !$0.batch.isEmpty }
    }

    /// Where the one before in the request's line is under way.
    private func place(behind request: Request, _ batches: [(connection: Connection, batch: [Request])]) -> Int? {
        guard let line = request.line else { return nil }
        return batches.firstIndex { connection, batch in
            batch.contains { $0.line == line } || connection.requests.values.contains { $0.line == line }
        }
    }

    /// Tells how it stands.
    mutating func tell() {
        var (up, busy) = (0, 0)
        for connection in connections where connection.isReady {
            up += 1
            if connection.lease != nil || !connection.pipeline.isIdle { busy += 1 }
        }
        metrics.tell(up: up, busy: busy, waiting: waitingCount)
    }

    /// Gives free connections to who waits for one.
    mutating func grantLeases() {
        guard !leaseWaiting.isEmpty else { return }
        for connection in connections where connection.isReady && !connection.isEnding && connection.lease == nil {
            guard connection.isAtRest, connection.cancellingSince == nil else { continue }
            while let request = leaseWaiting.popFirst() {
                leases += 1
                // Who left in the meantime would never give it back.
                guard request.waiter.answer(.success(Lease(connection: connection.id, number: leases))) else {
                    continue
                }
                connection.lease = leases
                metrics.wait.record(duration: ContinuousClock.now - request.askedAt)
                break
            }
        }
    }

    /// Answers everyone whose deadline has passed, and forgets who left.
    mutating func expire(_ now: ContinuousClock.Instant) {
        let isUp = connections.contains { $0.isReady }
        let missing =
            isUp
            ? PostgresError(.timeout, "every connection was busy for too long")
            : PostgresError(.connectionFailed, "no connection came up in time", underlying: lastFailure)
        waiting.removeAll { request in
            if request.deadline <= now { request.waiter.answer(.failure(missing)) }
            return request.waiter.isOver
        }
        leaseWaiting.removeAll { request in
            if request.deadline <= now { request.waiter.answer(.failure(missing)) }
            return request.waiter.isOver
        }
        // Its slot stays and is drained.
        for connection in connections {
            for request in connection.requests.values where request.deadline <= now {
                request.waiter.answer(.failure(request.late))
            }
        }
    }

    /// Refuses everyone who waits for a connection.
    mutating func refuseWaiting(_ error: PostgresError) {
        for request in waiting { request.waiter.answer(.failure(error)) }
        for request in leaseWaiting { request.waiter.answer(.failure(error)) }
        waiting = []
        leaseWaiting = []
    }
}
