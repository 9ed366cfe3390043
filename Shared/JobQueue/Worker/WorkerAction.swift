/// What a worker is to do next.
enum WorkerAction: Sendable, Equatable {
    case lease(limit: Int)
    case run(LeasedJob)
    case report(token: Int64, outcomes: [String: JobOutcome])
    case extend(JobLease)
    case pollAfter(Duration, pause: Int)
    case reportAfter(Duration)
    case endGraceAfter(Duration)
    case cancelEverything
}
