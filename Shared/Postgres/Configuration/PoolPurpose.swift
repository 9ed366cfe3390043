/// What a pool's connections are for.
enum PoolPurpose: Sendable, CaseIterable {
    /// Reads, pipelined; those sent together share a Sync.
    case reads
    /// Transactions of one round trip, pipelined; each has a Sync of its own.
    case writes
    /// Transactions of several steps, each with a connection to itself.
    case interactive
}
