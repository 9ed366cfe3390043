import Redis

extension JobWorker {
    func lease(_ limit: Int) async -> Result<JobLease?, RedisError> {
        await Result { () async throws(RedisError) in
            try await queue.lease(limit: limit, duration: leaseDuration)
        }
    }

    func extend(_ lease: JobLease) async -> Result<JobLease, RedisError> {
        await Result { () async throws(RedisError) in
            try await queue.extend(lease)
        }
    }

    func report(_ token: Int64, _ outcomes: [String: JobOutcome]) async -> Result<[String], RedisError> {
        await Result { () async throws(RedisError) in
            try await queue.finish(token: token, outcomes: outcomes)
        }
    }

    /// Tells the queue what it does not know yet; what it cannot take now runs again when its lease has run out.
    func reportAtTheEnd(_ remaining: [Int64: [String: JobOutcome]]) async {
        // A task of its own, waited for: this one may be cancelled, and what is done should not be done again.
        await Task {
            for (token, outcomes) in remaining {
                log(.reported(token: token, outcomes: outcomes, await report(token, outcomes)))
            }
        }.value
    }

    /// Gives every lease two chances to be extended before it runs out.
    func remindOfExtensions() async {
        while !Task.isCancelled {
            await tell(.extensionIsDue, after: leaseDuration / 3)
        }
    }

    /// Tells the worker after a while, unless this task is cancelled before.
    func tell(_ event: WorkerEvent, after pause: Duration) async {
        do {
            try await Task.sleep(for: pause)
            news.yield(event)
        } catch {
            // Cancelled: the worker has stopped and needs no reminder.
        }
    }
}

extension Result {
    fileprivate init(_ body: () async throws(Failure) -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
