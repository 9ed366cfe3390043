/// What a worker remembers of a lease.
struct HeldLease {
    /// When it runs out at the earliest, by this machine's clock.
    var expiresAt: ContinuousClock.Instant
    /// How many of its jobs the queue does not know the outcome of.
    var outstanding: Int
}
