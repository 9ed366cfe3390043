/// What a worker is to do next.
enum WorkerAction: Sendable, Equatable {
    case lease(limit: Int)
    case run(LeasedJob)
    case report(token: Int64, [JobEnding])
    case extend(token: Int64)
    /// Find out whether the queue is paused.
    case look
    case pollAfter(Duration, pause: Int)
    case reportAfter(Duration)
    case endGraceAfter(Duration)
    case cancelEverything
}
