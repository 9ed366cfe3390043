import Foundation
public import Redis

extension JobQueue {
    /// A page of what was given up, the latest first. The latest 10,000 are kept.
    ///
    /// - Parameter limit: 500 at the most.
    public func deadLetters(offset: Int = 0, limit: Int = 50) async throws(RedisError) -> [DeadLetter] {
        let first = max(0, offset)
        let count = min(limit, Self.batchLimit)
        guard count > 0 else { return [] }
        let arguments = [RedisArgument(first), RedisArgument(first + count - 1)]
        let answer = try await run(QueueScripts.deadLetters, arguments).list()
        guard answer.count % 5 == 0 else { throw ScriptAnswer.unexpected }
        var letters: [DeadLetter] = []
        for at in stride(from: 0, to: answer.count, by: 5) {
            letters.append(
                DeadLetter(
                    id: try answer[at].text(),
                    payload: try answer[at + 1].bytes(),
                    attempts: try answer[at + 2].integer(),
                    diedAt: Date(milliseconds: try answer[at + 3].integer()),
                    history: try Self.history(try answer[at + 4].list())
                )
            )
        }
        return letters
    }

    /// Makes dead letters ready again, with all their attempts.
    ///
    /// - Returns: How many of the ids were dead letters.
    @discardableResult
    public func retryDeadLetters(_ ids: [String]) async throws(RedisError) -> Int {
        try await count(QueueScripts.retryDeadLetters, ids)
    }

    /// Forgets dead letters.
    ///
    /// - Returns: How many of the ids were dead letters.
    @discardableResult
    public func deleteDeadLetters(_ ids: [String]) async throws(RedisError) -> Int {
        try await count(QueueScripts.deleteDeadLetters, ids)
    }

    private static func history(_ answer: [ScriptAnswer]) throws(RedisError) -> [FailedAttempt] {
        guard answer.count % 3 == 0 else { throw ScriptAnswer.unexpected }
        var history: [FailedAttempt] = []
        for at in stride(from: 0, to: answer.count, by: 3) {
            history.append(
                FailedAttempt(
                    attempt: try answer[at + 1].integer(),
                    failedAt: Date(milliseconds: try answer[at].integer()),
                    error: String(decoding: try answer[at + 2].bytes(), as: UTF8.self)
                )
            )
        }
        return history
    }
}
