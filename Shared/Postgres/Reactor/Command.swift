/// What other threads ask of the reactor.
enum Command: Sendable {
    case send(Request, PoolPurpose)
    case lease(LeaseRequest)
    case sendLeased(Request, Lease)
    /// The transaction is over; what is still open is rolled back.
    case release(Lease)
    /// Where the connection may find the server that it is to be made to; empty when no host name is known.
    case resolved(connection: Int, ConnectionParameters, [ServerAddress])
    case cancelSent(connection: Int, cancellation: Int)
    case shutDown

    /// Whether it is new work, which a full inbox refuses; what belongs to work under way it must take.
    var isNewWork: Bool {
        switch self {
        case .send, .lease: true
        case .sendLeased, .release, .resolved, .cancelSent, .shutDown: false
        }
    }
}
