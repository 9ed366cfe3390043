/// How much a worker takes and how long it waits.
struct WorkerLimits: Sendable {
    /// The most jobs asked for at a time.
    let batchSize: Int
    /// The most handlers that run at a time; as many jobs again wait beside them, taken in advance.
    let concurrency: Int
    let maximumAttempts: Int
    /// How long running handlers may take once the worker is to stop.
    let gracePeriod: Duration

    /// The first pause when the queue ran empty; it doubles up to the longest.
    let shortestPause: Duration = .milliseconds(10)
    let longestPause: Duration = .milliseconds(250)
}
