import CampusCore
import Foundation
import Postgres

/// The SQL of the outbox.
struct OutboxStore: Sendable {
    let database: PostgresClient

    /// One notification as it goes over the wire to notification-service.
    struct Entry: Sendable {
        let id: UUID
        /// The JSON object of `POST notifications`, as PostgreSQL wrote it.
        let json: String
    }

    /// The oldest entries not yet accepted, locked while `hand` hands them over and marked by what it says.
    ///
    /// Replicas skip one another's rows. When `hand` throws, nothing is marked, and the same ids go again:
    /// notification-service takes an id once. What it refuses is tried again after 10 s, doubling to an hour.
    ///
    /// - Parameter hand: gives the reasons of those that were refused, by their ids; the others were accepted.
    /// - Returns: how many were handed over.
    func relay(limit: Int, hand: @Sendable ([Entry]) async throws -> [UUID: String]) async throws -> Int {
        try await database.transaction { transaction in
            let rows = try await transaction.query(
                """
                SELECT id, json_build_object(
                    'id', id, 'template', template, 'recipient', recipient, 'subject', subject, 'context', context,
                    'send_at', to_char(send_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                )::text AS json
                FROM events.outbox WHERE accepted_at IS NULL AND try_at <= now()
                    -- Nobody is written to who left.
                    AND coalesce(recipient ->> 'email', '') NOT LIKE 'deleted-%@invalid'
                ORDER BY created_at LIMIT \(limit) FOR UPDATE SKIP LOCKED
                """
            )
            let entries = try rows.map { Entry(id: try $0.get("id"), json: try $0.get("json")) }
            guard !entries.isEmpty else { return 0 }
            let refused = try await hand(entries)
            let accepted = entries.map(\.id).filter { refused[$0] == nil }
            _ = try await transaction.query(
                "UPDATE events.outbox SET accepted_at = now() WHERE id = ANY(\(accepted)::uuid[])"
            )
            for (id, reason) in refused {
                _ = try await transaction.query(
                    """
                    UPDATE events.outbox SET refusals = refusals + 1, reason = \(reason),
                        try_at = now() + least(interval '10 seconds' * power(2, least(refusals, 20)), interval '1 hour')
                    WHERE id = \(id)
                    """
                )
            }
            return entries.count
        }
    }
}
