/// How many jobs a queue holds, by state.
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
}
