import Redis

/// What a worker learns.
enum WorkerEvent: Sendable {
    /// The queue gave a batch, or nothing, or did not answer.
    case leased(Result<LeaseAnswer, RedisError>)
    /// A handler came to its end.
    case ended(LeasedJob, JobOutcome)
    /// The queue took the outcomes of a lease and named those it refused, or did not answer.
    case reported(token: Int64, [JobEnding], Result<[String], RedisError>)
    /// The queue extended a lease, or did not answer.
    case extended(token: Int64, Result<LeaseExtension, RedisError>)
    /// The queue said whether it is paused, or did not answer.
    case looked(Result<Bool, RedisError>)
    /// Time to extend the leases.
    case extensionIsDue
    /// Time to look whether the queue is paused, where nothing else tells.
    case lookIsDue
    /// Time to ask for jobs again, unless another pause has begun since.
    case pollIsDue(pause: Int)
    /// Time to say again what the queue did not take.
    case reportIsDue
    /// Somebody knows that there are jobs.
    case woken
    /// Begin no more jobs.
    case stopRequested
    /// Wait no longer for those that run.
    case graceIsOver
}
