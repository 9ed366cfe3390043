/// How much a worker takes and how long it waits.
struct WorkerLimits: Sendable {
    /// The most jobs asked for at a time.
    let batchSize: Int
    /// The most handlers that run at a time.
    let concurrency: Int
    /// How many jobs wait beside those that run, taken in advance. None where a rate is kept: what is taken is counted
    /// as begun.
    let ahead: Int
    let maximumAttempts: Int
    /// How long running handlers may take once the worker is to stop.
    let gracePeriod: Duration

    /// The first pause when the queue ran empty; it doubles up to the longest.
    let shortestPause: Duration = .milliseconds(10)
    let longestPause: Duration = .milliseconds(250)
    /// How often a worker that holds jobs in advance, and so asks for none, looks whether the queue is paused.
    let lookInterval: Duration = .milliseconds(500)
}
