import Foundation
import Postgres

/// The SQL of housekeeping. No statement waits for a row that a drop holds: what is locked now has its turn next time.
struct HousekeepingStore: Sendable {
    let database: PostgresClient

    /// Does what is due, unless another replica does it now.
    func keep(now: Date) async throws {
        try await database.transaction { transaction in
            let isOurs: Bool? = try await transaction.query(
                "SELECT pg_try_advisory_xact_lock(hashtext('events.housekeeping')) AS is_ours"
            ).first?.get("is_ours")
            guard isOurs == true else { return }
            _ = try await transaction.query(
                """
                UPDATE events.events SET is_over = true WHERE id = ANY(ARRAY(
                    SELECT id FROM events.events
                    WHERE state = 'published' AND NOT is_over AND start_time <= \(now) AND end_time <= \(now)
                    LIMIT 10000 FOR NO KEY UPDATE SKIP LOCKED
                ))
                """
            )
            _ = try await transaction.query(
                """
                UPDATE events.events SET popularity = current_attendees + waitlist_count WHERE id = ANY(ARRAY(
                    SELECT id FROM events.events
                    WHERE popularity <> current_attendees + waitlist_count AND id = ANY(ARRAY(
                        SELECT event_id FROM events.event_figures
                        WHERE decided_at > \(now)::timestamptz - interval '1 hour'
                    ))
                    FOR NO KEY UPDATE SKIP LOCKED
                ))
                """
            )
            _ = try await transaction.query("DELETE FROM events.phone_codes WHERE expires_at < \(now)")
            _ = try await transaction.query(
                """
                DELETE FROM events.idempotency_keys WHERE (scope, key) IN (
                    SELECT scope, key FROM events.idempotency_keys
                    WHERE created_at < \(now)::timestamptz - interval '24 hours' LIMIT 10000 FOR UPDATE SKIP LOCKED
                )
                """
            )
        }
    }
}
