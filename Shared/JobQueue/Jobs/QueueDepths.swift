/// How many jobs a queue holds, by state, and whether it lets them go.
public struct QueueDepths: Sendable, Equatable {
    /// What a worker could take now: also what was delayed and is due, and what a lease that ran out held.
    public let ready: Int
    /// What waits for its time, such as for its next attempt.
    public let delayed: Int
    /// What workers hold.
    public let leased: Int
    /// What was given up.
    public let dead: Int
    /// How long the longest waiting ready job has been ready; nil when none is.
    public let oldestReadyAge: Duration?
    /// Whether somebody has paused the queue.
    public let isPaused: Bool
    /// How fast jobs are taken, of how fast they may be: below 1 after a slowdown.
    public let share: Double
}
