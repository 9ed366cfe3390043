/// What other threads ask of the reactor.
enum Command: Sendable {
    case send(Request, PoolPurpose)
    case lease(LeaseRequest)
    case sendLeased(Request, Lease)
    /// The transaction is over; what is still open is rolled back.
    case release(Lease)
    case resolved(connection: Int, Result<String?, PostgresError>)
    case cancelSent(connection: Int)
    case shutDown
}
