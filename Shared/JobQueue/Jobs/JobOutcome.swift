/// How an attempt at a job ended.
public enum JobOutcome: Sendable, Equatable {
    /// Done: the queue forgets the job.
    case succeeded
    /// To be tried again after a while.
    case retry(after: Duration, error: String)
    /// Given up: kept as a dead letter.
    case dead(error: String)
    /// Not begun: ready again at once, and the attempt does not count.
    case released
}
