/// What a lease is after it was extended.
struct LeaseExtension: Sendable, Equatable {
    /// Those of its jobs that it still holds; none when it was lost.
    let ids: Set<String>
    /// When it runs out at the earliest, by this machine's clock.
    let expiresAt: ContinuousClock.Instant
}
