/// What came of asking a queue for jobs.
struct LeaseAnswer: Sendable, Equatable {
    /// nil when there was nothing to take, or nothing may be taken.
    let lease: JobLease?
    /// After how long something may be taken, where rate or slowdown keep it back.
    let mayTakeAfter: Duration?
    /// Whether somebody has paused the queue.
    let isPaused: Bool
    /// How fast jobs are to be taken, of how fast they may be.
    let share: Double

    init(lease: JobLease? = nil, mayTakeAfter: Duration? = nil, isPaused: Bool = false, share: Double = 1) {
        self.lease = lease
        self.mayTakeAfter = mayTakeAfter
        self.isPaused = isPaused
        self.share = share
    }
}
