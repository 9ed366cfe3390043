import JobQueue

/// Jobs that do nothing, enqueued in batches.
struct JobSource: Sendable {
    let count: Int
    let batch: Int
    /// How many batches are under way at a time.
    let producers: Int

    /// Enqueues them all.
    func enqueue(into queue: JobQueue) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for producer in 0..<producers {
                group.addTask {
                    for start in stride(from: producer * batch, to: count, by: batch * producers) {
                        let numbers = start..<min(start + batch, count)
                        _ = try await queue.enqueue(numbers.map { Job(id: "job-\($0)", payload: Array("\($0)".utf8)) })
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
