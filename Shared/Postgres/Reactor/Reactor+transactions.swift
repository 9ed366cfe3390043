/// Transactions of several steps. All of it runs on the reactor's thread.
extension Reactor {
    func send(_ request: Request, _ lease: Lease) {
        let connection = connections[lease.connection]
        guard connection.lease == lease.number else {
            let error = PostgresError(.connectionLost, "the transaction is over, or its connection broke")
            request.waiter.answer(.failure(error))
            return
        }
        // Nobody may be left to hear of it; a COMMIT then must not happen behind everyone's back.
        guard !request.waiter.isOver else { return }
        if !connection.send([request]) { lose(connection, connection.failure) }
    }

    /// Rolls back what a transaction left open; a statement that still runs is cancelled.
    func release(_ lease: Lease) {
        let connection = connections[lease.connection]
        guard connection.lease == lease.number else { return }
        connection.lease = nil
        guard !connection.isAtRest else { return }
        if !connection.pipeline.isIdle {
            let (inbox, id) = (inbox, connection.id)
            connection.cancelStatement(configuration.cancelParameters) {
                inbox.postOwn(.cancelSent(connection: id, cancellation: $0))
            }
        }
        rollBack(connection)
    }

    func rollBack(_ connection: Connection) {
        // No caller waits for it: the connection's own silence bounds it.
        let request = Request.boundary(.rollback, "ROLLBACK", deadline: .now + configuration.waiterTimeout)
        if !connection.send([request]) { lose(connection, connection.failure) }
    }
}
