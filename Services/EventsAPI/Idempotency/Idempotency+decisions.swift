import CampusCore
import Foundation
import Postgres

// For what cannot write in the transaction that keeps the answer, such as a decision, which is made in a batch with
// those of others.
extension Idempotency {
    /// Runs `body`, which does no harm when it runs again, and keeps its answer for the key.
    ///
    /// The key is claimed before and the answer kept behind, each in a transaction of its own: no connection is held
    /// meanwhile, so that those who wait for their turn never keep one from whose turn it is. When we die between the
    /// two, the same request is simply tried anew.
    ///
    /// - Throws: ``Problem`` 422 when the key was another request's; what `body` throws, and then nothing is kept.
    func onceKnown<Answer: Codable & Sendable>(
        _ key: IdempotencyKey?,
        _ body: () async throws -> Answer
    ) async throws -> Answer {
        guard let key else { return try await body() }
        switch try await database.transaction({ try await store.claim(key, in: $0) }) {
        case .new: break
        case .kept(let json): return try WireJSON.decoder().decode(Answer.self, from: Data(json.utf8))
        case .otherRequest: throw Self.keyReused
        }
        let answer: Answer
        do {
            answer = try await body()
        } catch {
            try await database.transaction { try await store.release(key, in: $0) }
            throw error
        }
        let json = String(decoding: try WireJSON.encoder().encode(answer), as: UTF8.self)
        try await database.transaction { try await store.keep(json, for: key, in: $0) }
        return answer
    }
}
