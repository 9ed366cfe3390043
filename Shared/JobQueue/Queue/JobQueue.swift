public import Redis

/// A queue of jobs in Redis, shared by any number of processes.
///
/// A job is ready, delayed, leased to a worker, or dead. Each change of state is one step of the server, by the
/// server's clock. A lease that runs out gives its jobs back, so that every job runs at least once while Redis keeps
/// its memory; when Redis loses it, ``contains(_:)`` tells what is to be enqueued again. Redis must not evict keys
/// (`maxmemory-policy noeviction`).
public struct JobQueue: Sendable {
    /// So many jobs are changed by one script at the most: it keeps the server busy for a millisecond or two.
    static let batchLimit = 500

    public let name: String
    let redis: RedisClient
    let keys: QueueKeys

    /// - Parameter name: Not empty; queues of different names have nothing in common.
    public init(redis: RedisClient, name: String) {
        self.redis = redis
        self.name = name
        keys = QueueKeys(name: name)
    }

    /// Adds jobs, except those whose ids the queue knows already, in whatever state.
    ///
    /// - Returns: How many were new.
    public func enqueue(_ jobs: [Job]) async throws(RedisError) -> Int {
        var added = 0
        for batch in jobs.batches(of: Self.batchLimit) {
            let arguments = batch.flatMap { job in
                [
                    RedisArgument(job.id),
                    RedisArgument(job.payload),
                    job.notBefore.map { RedisArgument(Int64(($0.timeIntervalSince1970 * 1000).rounded(.up))) } ?? "",
                    RedisArgument(job.priority),
                ]
            }
            added += try await run(QueueScripts.enqueue, arguments).integer()
        }
        return added
    }

    /// Forgets jobs in whatever state; a handler that runs one is not stopped, its outcome is stale then.
    ///
    /// - Returns: How many there were.
    @discardableResult
    public func cancel(_ ids: [String]) async throws(RedisError) -> Int {
        var cancelled = 0
        for batch in ids.batches(of: Self.batchLimit) {
            cancelled += try await run(QueueScripts.cancel, batch.map { RedisArgument($0) }).integer()
        }
        return cancelled
    }

    /// Which of the ids the queue knows, in whatever state.
    public func contains(_ ids: [String]) async throws(RedisError) -> Set<String> {
        var known: Set<String> = []
        for batch in ids.batches(of: Self.batchLimit) {
            known.formUnion(try await run(QueueScripts.contains, batch.map { RedisArgument($0) }).texts())
        }
        return known
    }

    /// How many jobs there are by state, and how long the oldest ready one has waited.
    public func depths() async throws(RedisError) -> QueueDepths {
        var counts: [Int] = []
        for value in try await run(QueueScripts.depths, []).list() { counts.append(try value.integer()) }
        guard counts.count == 5 else { throw ScriptAnswer.unexpected }
        return QueueDepths(
            ready: counts[0],
            delayed: counts[1],
            leased: counts[2],
            dead: counts[3],
            oldestReadyAge: counts[4] < 0 ? nil : .milliseconds(counts[4])
        )
    }

    func run(_ script: RedisScript, _ arguments: [RedisArgument]) async throws(RedisError) -> ScriptAnswer {
        ScriptAnswer(value: try await redis.evaluate(script, keys: keys.all, arguments: arguments))
    }
}
