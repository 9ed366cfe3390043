/// How an attempt at a job ended.
public enum JobOutcome: Sendable, Equatable {
    /// Done: the queue forgets the job.
    case succeeded
    /// To be tried again after a while.
    case retry(after: Duration, error: String)
    /// Whoever was called wants less: nobody takes jobs for so long, and then they are taken half as fast. The job is
    /// tried again afterwards, and the attempt does not count.
    case slowed(for: Duration, error: String)
    /// Given up: kept as a dead letter.
    case dead(error: String)
    /// Not begun: ready again at once, no later in the order than before, and the attempt does not count.
    case released
}
