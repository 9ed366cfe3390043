/// A connection that a transaction of several steps has to itself, until the transaction ends or the connection
/// breaks; the number tells it from the leases before and after on the same connection.
struct Lease: Sendable {
    let connection: Int
    let number: Int
}

/// Who waits for a lease.
struct LeaseRequest: Sendable {
    let deadline: ContinuousClock.Instant
    let waiter = Waiter<Lease>()
    let askedAt = ContinuousClock.now
}
