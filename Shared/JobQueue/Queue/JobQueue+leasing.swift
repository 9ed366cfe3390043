public import Redis

extension JobQueue {
    /// Takes up to `limit` ready jobs (500 at the most), after making ready what is due and what leases that ran out
    /// held.
    ///
    /// When the answer is lost with its connection, what it held is ready again after `duration`.
    ///
    /// - Parameter duration: How long others are kept off; after it the jobs are ready again, unless extended.
    /// - Returns: nil when nothing is ready, or nothing may be taken now.
    public func lease(limit: Int, duration: Duration) async throws(RedisError) -> JobLease? {
        try await take(limit: limit, duration: duration).lease
    }

    /// As ``lease(limit:duration:)``, and says why there was nothing.
    func take(limit: Int, duration: Duration) async throws(RedisError) -> LeaseAnswer {
        let asked = ContinuousClock.now
        let arguments = [
            RedisArgument(min(max(1, limit), Self.batchLimit)),
            RedisArgument(duration.wholeMilliseconds),
            RedisArgument(rate.map { String($0.interval) } ?? "0"),
            RedisArgument(rate?.burst ?? 0),
        ]
        let answer = try await run(QueueScripts.lease, arguments).list()
        guard answer.count >= 4 else { throw ScriptAnswer.unexpected }
        let token = Int64(try answer[0].integer())
        let jobs = answer.count == 5 ? try Self.jobs(PackedReader(try answer[4].bytes()), token) : []
        let wait = try answer[3].integer()
        return LeaseAnswer(
            lease: jobs.isEmpty
                ? nil : JobLease(token: token, jobs: jobs, duration: duration, expiresAt: asked + duration),
            mayTakeAfter: wait < 0 ? nil : .milliseconds(wait),
            isPaused: try answer[2].integer() == 1,
            share: Double(try answer[1].integer()) / 1000
        )
    }

    private static func jobs(_ packed: PackedReader, _ token: Int64) throws(RedisError) -> [LeasedJob] {
        var packed = packed
        let count = try packed.list()
        var ids: [String] = []
        ids.reserveCapacity(count)
        for _ in 0..<count { ids.append(try packed.text()) }
        var payloads: [[UInt8]] = []
        payloads.reserveCapacity(count)
        for _ in 0..<(try packed.list()) { payloads.append(try packed.data()) }
        guard try packed.list() == count, payloads.count == count else { throw ScriptAnswer.unexpected }
        var jobs: [LeasedJob] = []
        jobs.reserveCapacity(count)
        for (id, payload) in zip(ids, payloads) {
            jobs.append(
                LeasedJob(id: id, payload: payload, attempt: try packed.integer(), fencingToken: token)
            )
        }
        return jobs
    }

    /// Keeps others off for the lease's duration from now.
    ///
    /// - Returns: The lease with those of its jobs that it still holds, and its new end.
    public func extend(_ lease: JobLease) async throws(RedisError) -> JobLease {
        let extended = try await extend(token: lease.token, duration: lease.duration)
        return JobLease(
            token: lease.token,
            jobs: lease.jobs.filter { extended.ids.contains($0.id) },
            duration: lease.duration,
            expiresAt: extended.expiresAt
        )
    }

    func extend(token: Int64, duration: Duration) async throws(RedisError) -> LeaseExtension {
        let asked = ContinuousClock.now
        let arguments = [RedisArgument(token), RedisArgument(duration.wholeMilliseconds)]
        let ids = try await run(QueueScripts.extend, arguments).texts()
        return LeaseExtension(ids: Set(ids), expiresAt: asked + duration)
    }

    /// Says how jobs of the lease ended; those not mentioned stay leased.
    ///
    /// - Returns: The ids that the lease does not hold (any more), in order: they ran out, were cancelled or finished
    ///   before, or Redis lost its memory. Nothing of them is changed. After a connection broke under this call and it
    ///   was repeated, jobs it had finished the first time are among them.
    @discardableResult
    public func finish(_ lease: JobLease, outcomes: [String: JobOutcome]) async throws(RedisError) -> [String] {
        try await finish(token: lease.token, outcomes.map { JobEnding(id: $0.key, outcome: $0.value) })
    }

    func finish(token: Int64, _ endings: [JobEnding]) async throws(RedisError) -> [String] {
        var stale: [String] = []
        for batch in endings.batches(of: Self.batchLimit) {
            let arguments = [RedisArgument(token), RedisArgument(PackedWriter(batch).bytes)]
            stale += try await run(QueueScripts.finish, arguments).texts()
        }
        return stale.sorted()
    }
}
