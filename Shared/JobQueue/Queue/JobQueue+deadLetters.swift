import Foundation
public import Redis

extension JobQueue {
    /// A page of what was given up, the latest first.
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
                    error: String(decoding: try answer[at + 2].bytes(), as: UTF8.self),
                    attempts: try answer[at + 3].integer(),
                    diedAt: Date(timeIntervalSince1970: Double(try answer[at + 4].integer()) / 1000)
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
        var revived = 0
        for batch in ids.batches(of: Self.batchLimit) {
            revived += try await run(QueueScripts.retryDeadLetters, batch.map { RedisArgument($0) }).integer()
        }
        return revived
    }
}
