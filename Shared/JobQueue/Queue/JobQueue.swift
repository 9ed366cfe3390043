public import Redis

/// A queue of jobs in Redis, shared by any number of processes.
///
/// A job is ready, delayed, leased to a worker, or dead. Each change of state is one step of the server, by the
/// server's clock. A lease that runs out gives its jobs back, so that every job runs at least once while Redis keeps
/// its memory; when Redis loses it, ``contains(_:)`` tells what is to be enqueued again. Redis must not evict keys
/// (`maxmemory-policy noeviction`): with its memory full it then refuses new jobs, and those there are still run. No
/// command that changes or reads the server's configuration is used, and all keys lie in one slot of a cluster.
public struct JobQueue: Sendable {
    /// So many jobs are changed by one script at the most: it keeps the server busy for a millisecond or two.
    static let batchLimit = 500

    public let name: String
    /// How fast its jobs may be taken; nil is as fast as they can be.
    public let rate: JobRate?
    let redis: RedisClient
    let keys: QueueKeys

    /// - Parameters:
    ///   - name: Not empty; queues of different names have nothing in common.
    ///   - rate: The bucket is shared by all who take jobs from the queue; how fast it fills is said by who takes.
    public init(redis: RedisClient, name: String, rate: JobRate? = nil) {
        self.redis = redis
        self.name = name
        self.rate = rate
        keys = QueueKeys(name: name)
    }

    /// Adds jobs, except those whose ids the queue knows already, in whatever state, and those whose unique key is
    /// taken. Those that are ready at once are taken in the order in which they stand here.
    ///
    /// - Returns: How many were new.
    public func enqueue(_ jobs: [Job]) async throws(RedisError) -> Int {
        var added = 0
        for batch in jobs.batches(of: Self.batchLimit) {
            added += try await run(QueueScripts.enqueue, [RedisArgument(PackedWriter(batch).bytes)]).integer()
        }
        return added
    }

    /// Forgets jobs in whatever state; a handler that runs one is not stopped, its outcome is stale then. A unique key
    /// stays taken.
    ///
    /// - Returns: How many there were.
    @discardableResult
    public func cancel(_ ids: [String]) async throws(RedisError) -> Int {
        try await count(QueueScripts.cancel, ids)
    }

    /// Which of the ids the queue knows, in whatever state.
    public func contains(_ ids: [String]) async throws(RedisError) -> Set<String> {
        var known: Set<String> = []
        for batch in ids.batches(of: Self.batchLimit) {
            known.formUnion(try await run(QueueScripts.contains, batch.map { RedisArgument($0) }).texts())
        }
        return known
    }

    /// How many jobs there are by state, how long the oldest ready one has waited, and whether they may be taken.
    public func depths() async throws(RedisError) -> QueueDepths {
        var numbers: [Int] = []
        for value in try await run(QueueScripts.depths, []).list() { numbers.append(try value.integer()) }
        guard numbers.count == 7 else { throw ScriptAnswer.unexpected }
        return QueueDepths(
            ready: numbers[0],
            delayed: numbers[1],
            leased: numbers[2],
            dead: numbers[3],
            oldestReadyAge: numbers[4] < 0 ? nil : .milliseconds(numbers[4]),
            isPaused: numbers[5] == 1,
            share: Double(numbers[6]) / 1000
        )
    }

    func run(_ script: RedisScript, _ arguments: [RedisArgument]) async throws(RedisError) -> ScriptAnswer {
        ScriptAnswer(value: try await redis.evaluate(script, keys: keys.all, arguments: arguments))
    }

    /// Runs a script that takes ids, in batches, and adds its counts.
    func count(_ script: RedisScript, _ ids: [String]) async throws(RedisError) -> Int {
        var count = 0
        for batch in ids.batches(of: Self.batchLimit) {
            count += try await run(script, batch.map { RedisArgument($0) }).integer()
        }
        return count
    }
}
