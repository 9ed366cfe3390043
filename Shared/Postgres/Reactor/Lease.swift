/// A connection that a transaction of several steps has to itself.
struct Lease: Sendable {
    let connection: Int
}

/// Who waits for a lease.
struct LeaseRequest: Sendable {
    let deadline: ContinuousClock.Instant
    let waiter = Waiter<Lease>()
}
