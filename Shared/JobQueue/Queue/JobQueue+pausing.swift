public import Redis

extension JobQueue {
    /// Lets nobody take jobs until ``resume()``: every worker, of every process, begins none within a second and gives
    /// back what it has not begun. What runs may come to its end; jobs are still enqueued.
    public func pause() async throws(RedisError) {
        _ = try await run(QueueScripts.pause, [])
    }

    /// Lets jobs be taken again.
    public func resume() async throws(RedisError) {
        _ = try await run(QueueScripts.resume, [])
    }

    /// Whether somebody has paused the queue.
    public var isPaused: Bool {
        get async throws(RedisError) {
            try await run(QueueScripts.isPaused, []).integer() == 1
        }
    }
}
