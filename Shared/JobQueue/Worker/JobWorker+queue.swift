import Redis

extension JobWorker {
    func lease(_ limit: Int) async -> Result<LeaseAnswer, RedisError> {
        await Result { () async throws(RedisError) in
            try await queue.take(limit: limit, duration: leaseDuration)
        }
    }

    func extend(_ token: Int64) async -> Result<LeaseExtension, RedisError> {
        await Result { () async throws(RedisError) in
            try await queue.extend(token: token, duration: leaseDuration)
        }
    }

    func report(_ token: Int64, _ endings: [JobEnding]) async -> Result<[String], RedisError> {
        await Result { () async throws(RedisError) in
            try await queue.finish(token: token, endings)
        }
    }

    func look() async -> Result<Bool, RedisError> {
        await Result { () async throws(RedisError) in
            try await queue.isPaused
        }
    }

    /// Tells the queue what it does not know yet; what it cannot take now runs again when its lease has run out.
    func reportAtTheEnd(_ remaining: [Int64: [JobEnding]]) async {
        // A task of its own, waited for: this one may be cancelled, and what is done should not be done again.
        await Task {
            for (token, endings) in remaining {
                note(.reported(token: token, endings, await report(token, endings)))
            }
        }.value
    }

    /// Tells the worker again and again, until this task is cancelled.
    func remind(_ event: WorkerEvent, every interval: Duration) async {
        while !Task.isCancelled {
            await tell(event, after: interval)
        }
    }

    /// Tells the worker after a while, unless this task is cancelled before.
    func tell(_ event: WorkerEvent, after pause: Duration) async {
        do {
            try await Task.sleep(for: pause)
            mailbox.post(event)
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
