/// A batch of jobs taken together: extended together, finished in one or more parts.
public struct JobLease: Sendable, Equatable {
    /// Names the lease; it is the fencing token of all its jobs.
    public let token: Int64
    public let jobs: [LeasedJob]
    /// How long the lease was asked for.
    public let duration: Duration
    /// When the lease runs out at the earliest, by this machine's clock: counted from before it was asked for.
    public let expiresAt: ContinuousClock.Instant

    public init(token: Int64, jobs: [LeasedJob], duration: Duration, expiresAt: ContinuousClock.Instant) {
        self.token = token
        self.jobs = jobs
        self.duration = duration
        self.expiresAt = expiresAt
    }
}
