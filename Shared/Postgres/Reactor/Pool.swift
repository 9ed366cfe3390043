import DequeModule

/// The connections of one purpose and who waits for them. Used on the reactor's thread only.
struct Pool {
    let purpose: PoolPurpose
    let connections: [Connection]
    var waiting: Deque<Request> = []
    var leaseWaiting: Deque<LeaseRequest> = []
    /// Why the last attempt to connect failed; told to who waited in vain.
    var lastFailure: PostgresError?

    /// How many requests are under way on one connection at most. Reads share the round trip; a write transaction
    /// behind another waits for it, so that few are stacked.
    private var depth: Int { purpose == .reads ? 512 : 8 }

    /// Requests for connections that can take them, in order; the least busy connection first.
    mutating func dispatch() -> [(connection: Connection, batch: [Request])] {
        var batches: [Int: [Request]] = [:]
        let ready = connections.filter { $0.isReady && !$0.isLeased }
        func load(_ connection: Connection) -> Int {
            connection.pipeline.outstanding + (batches[connection.id]?.count ?? 0)
        }
        while let request = waiting.first {
            if request.waiter.isOver {
                waiting.removeFirst()
                continue
            }
            guard let connection = ready.min(by: { load($0) < load($1) }), load(connection) < depth else { break }
            batches[connection.id, default: []].append(waiting.removeFirst())
        }
        return ready.compactMap { connection in batches[connection.id].map { (connection, $0) } }
    }

    /// Gives free connections to who waits for one.
    mutating func grantLeases() {
        for connection in connections where connection.isReady && !connection.isLeased && !connection.isCancelling {
            guard connection.isAtRest else { continue }
            while let request = leaseWaiting.popFirst() {
                if request.waiter.isOver { continue }
                connection.isLeased = true
                request.waiter.answer(.success(Lease(connection: connection.id)))
                break
            }
        }
    }

    /// Answers everyone whose deadline has passed.
    mutating func expire(_ now: ContinuousClock.Instant) {
        let missing = PostgresError(.connectionFailed, "no connection came up in time", underlying: lastFailure)
        waiting.removeAll { request in
            guard request.deadline <= now else { return request.waiter.isOver }
            request.waiter.answer(.failure(missing))
            return true
        }
        leaseWaiting.removeAll { request in
            guard request.deadline <= now else { return request.waiter.isOver }
            request.waiter.answer(.failure(missing))
            return true
        }
        let late = PostgresError(.timeout, "the answer did not come in time")
        for request in connections.flatMap(\.requests.values) where request.deadline <= now {
            request.waiter.answer(.failure(late))
        }
    }

    /// Whether someone waits or is owed an answer.
    var isBusy: Bool {
        !waiting.isEmpty || !leaseWaiting.isEmpty || connections.contains { !$0.pipeline.isIdle || $0.isLeased }
    }
}
