import Foundation
import Postgres

/// The SQL of answers that are kept for requests that may be repeated.
struct IdempotencyStore: Sendable {
    /// What was found under a key.
    enum Finding: Sendable {
        /// Nothing, or a claim whose request was never answered: the key is ours now.
        case new
        case kept(answer: String)
        /// The key belongs to another request.
        case otherRequest
    }

    /// Claims the key within the transaction that will have the effect. Another transaction with the same key is
    /// waited for.
    func claim(_ key: IdempotencyKey, in transaction: PostgresTransaction) async throws -> Finding {
        let claimed = try await transaction.query(
            """
            INSERT INTO events.idempotency_keys AS kept (scope, key, fingerprint)
            VALUES (\(key.scope), \(key.key), \(key.fingerprint))
            ON CONFLICT (scope, key) DO UPDATE SET fingerprint = excluded.fingerprint, answer = NULL, created_at = now()
                WHERE kept.created_at < now() - interval '24 hours'
            RETURNING key
            """
        )
        if claimed.first != nil { return .new }
        let row = try await transaction.query(
            """
            SELECT fingerprint = \(key.fingerprint) AS is_same, answer::text AS answer
            FROM events.idempotency_keys WHERE scope = \(key.scope) AND key = \(key.key)
            """
        ).first
        guard let row else { throw PostgresError.noRow("events.idempotency_keys") }
        guard try row.get("is_same", as: Bool.self) else { return .otherRequest }
        return try row.get("answer", as: String?.self).map { .kept(answer: $0) } ?? .new
    }

    /// Gives a claim back that has no answer.
    func release(_ key: IdempotencyKey, in transaction: PostgresTransaction) async throws {
        _ = try await transaction.query(
            """
            DELETE FROM events.idempotency_keys
            WHERE scope = \(key.scope) AND key = \(key.key) AND fingerprint = \(key.fingerprint) AND answer IS NULL
            """
        )
    }

    func keep(_ answer: String, for key: IdempotencyKey, in transaction: PostgresTransaction) async throws {
        _ = try await transaction.query(
            """
            UPDATE events.idempotency_keys SET answer = \(answer)::json
            WHERE scope = \(key.scope) AND key = \(key.key)
            """
        )
    }
}
