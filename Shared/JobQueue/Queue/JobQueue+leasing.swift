public import Redis

extension JobQueue {
    /// Takes up to `limit` ready jobs (500 at the most), after making ready what is due and what leases that ran out
    /// held.
    ///
    /// When the answer is lost with its connection, what it held is ready again after `duration`.
    ///
    /// - Parameter duration: How long others are kept off; after it the jobs are ready again, unless extended.
    /// - Returns: nil when nothing is ready.
    public func lease(limit: Int, duration: Duration) async throws(RedisError) -> JobLease? {
        let asked = ContinuousClock.now
        let count = min(max(1, limit), Self.batchLimit)
        let arguments = [RedisArgument(count), RedisArgument(duration.wholeMilliseconds)]
        let answer = try await run(QueueScripts.lease, arguments).list()
        guard let first = answer.first else { return nil }
        guard let token = first.value.integerValue, answer.count % 3 == 1 else { throw ScriptAnswer.unexpected }
        var jobs: [LeasedJob] = []
        for at in stride(from: 1, to: answer.count, by: 3) {
            jobs.append(
                LeasedJob(
                    id: try answer[at].text(),
                    payload: try answer[at + 1].bytes(),
                    attempt: try answer[at + 2].integer(),
                    fencingToken: token
                )
            )
        }
        guard !jobs.isEmpty else { return nil }
        return JobLease(token: token, jobs: jobs, duration: duration, expiresAt: asked + duration)
    }

    /// Keeps others off for the lease's duration from now.
    ///
    /// - Returns: The lease with those of its jobs that it still holds, and its new end.
    public func extend(_ lease: JobLease) async throws(RedisError) -> JobLease {
        let asked = ContinuousClock.now
        let arguments = [RedisArgument(lease.token), RedisArgument(lease.duration.wholeMilliseconds)]
        let ids = lease.jobs.map { RedisArgument($0.id) }
        let held = Set(try await run(QueueScripts.extend, arguments + ids).texts())
        return JobLease(
            token: lease.token,
            jobs: lease.jobs.filter { held.contains($0.id) },
            duration: lease.duration,
            expiresAt: asked + lease.duration
        )
    }

    /// Says how jobs of the lease ended; those not mentioned stay leased.
    ///
    /// - Returns: The ids that the lease does not hold (any more), in order: they ran out, were cancelled or finished
    ///   before, or Redis lost its memory. Nothing of them is changed. After a connection broke under this call and it
    ///   was repeated, jobs it had finished the first time are among them.
    @discardableResult
    public func finish(_ lease: JobLease, outcomes: [String: JobOutcome]) async throws(RedisError) -> [String] {
        try await finish(token: lease.token, outcomes: outcomes)
    }

    func finish(token: Int64, outcomes: [String: JobOutcome]) async throws(RedisError) -> [String] {
        var stale: [String] = []
        for batch in outcomes.sorted(by: { $0.key < $1.key }).batches(of: Self.batchLimit) {
            let entries = batch.flatMap { id, outcome in [RedisArgument(id)] + outcome.arguments }
            stale += try await run(QueueScripts.finish, [RedisArgument(token)] + entries).texts()
        }
        return stale
    }
}

extension JobOutcome {
    /// Outcome, delay in milliseconds and error, as the script expects them.
    fileprivate var arguments: [RedisArgument] {
        switch self {
        case .succeeded: ["succeeded", 0, ""]
        case .released: ["released", 0, ""]
        case .retry(let delay, let error): ["retry", RedisArgument(delay.wholeMilliseconds), RedisArgument(error)]
        case .dead(let error): ["dead", 0, RedisArgument(error)]
        }
    }
}

extension Duration {
    /// Rounded up, so that a short time is not none.
    fileprivate var wholeMilliseconds: Int64 {
        Int64((self / .milliseconds(1)).rounded(.up))
    }
}
