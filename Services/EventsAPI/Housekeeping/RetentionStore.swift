import Foundation
import Postgres

/// The SQL that throws away what has been kept for long enough. Each statement takes a bounded number of rows, and
/// waits for none that somebody holds: what is held now has its turn next time.
struct RetentionStore: Sendable {
    let database: PostgresClient
    let retention: Retention
    /// How many rows a statement takes at most.
    var batch = 5000

    /// Does what is due, unless another replica does it now.
    ///
    /// - Returns: whether there may be more.
    func enforce(now: Date) async throws -> Bool {
        try await database.transaction { transaction in
            let isOurs: Bool? = try await transaction.query(
                "SELECT pg_try_advisory_xact_lock(hashtext('events.retention')) AS is_ours"
            ).first?.get("is_ours")
            guard isOurs == true else { return false }
            var isFull = false
            for statement in statements(now: now) {
                let count: Int = try await transaction.query(statement).first?.get("n") ?? 0
                if count >= batch { isFull = true }
            }
            return isFull
        }
    }

    /// Each gives one row with the number of rows that it took.
    private func statements(now: Date) -> [PostgresQuery] {
        let log = Retention.limit(retention.auditLog, before: now)
        return [
            guests(endedBefore: Retention.limit(retention.guests, before: now)),
            sessions(overBefore: Retention.limit(retention.sessions, before: now)),
            changes(before: Retention.limit(retention.changes, before: now)),
            mails(before: Retention.limit(retention.outbox, before: now)),
            announcements(before: Retention.limit(retention.outbox, before: now), messagesBefore: log),
            "SELECT events.forget_audit_log(\(log), \(batch)) AS n",
            "SELECT events.forget_consents(\(log), \(batch)) AS n",
        ]
    }

    /// Guests lose their names; that somebody came stays.
    private func guests(endedBefore moment: Date) -> PostgresQuery {
        """
        WITH anonymised AS (
            UPDATE events.rsvps SET name = 'Deleted person', email = 'deleted-' || id::text || '@invalid'
            WHERE id = ANY(ARRAY(
                SELECT r.id FROM events.rsvps AS r JOIN events.events AS e ON e.id = r.event_id
                WHERE r.user_id IS NULL AND r.email NOT LIKE 'deleted-%@invalid' AND e.end_time < \(moment)
                LIMIT \(batch) FOR NO KEY UPDATE OF r SKIP LOCKED
            ))
            RETURNING id
        ), forgotten AS (
            DELETE FROM events.guest_unsubscriptions WHERE rsvp_id IN (SELECT id FROM anonymised)
        )
        SELECT count(*) AS n FROM anonymised
        """
    }

    private func sessions(overBefore moment: Date) -> PostgresQuery {
        """
        WITH forgotten AS (
            DELETE FROM events.sessions WHERE id = ANY(ARRAY(
                SELECT id FROM events.sessions WHERE least(revoked_at, expires_at) < \(moment)
                LIMIT \(batch) FOR UPDATE SKIP LOCKED
            ))
            RETURNING id
        )
        SELECT count(*) AS n FROM forgotten
        """
    }

    /// The oldest in the order in which clients resume, so that the horizon says where they no longer can.
    private func changes(before moment: Date) -> PostgresQuery {
        """
        WITH oldest AS (
            SELECT id, at FROM events.changes ORDER BY transaction_id, id LIMIT \(batch)
        ), forgotten AS (
            DELETE FROM events.changes WHERE id = ANY(ARRAY(
                SELECT c.id FROM events.changes AS c JOIN oldest AS o ON o.id = c.id
                WHERE o.at < \(moment) FOR UPDATE OF c SKIP LOCKED
            ))
            RETURNING transaction_id, id
        ), last AS (
            SELECT transaction_id, id FROM forgotten ORDER BY transaction_id DESC, id DESC LIMIT 1
        ), moved AS (
            UPDATE events.changes_horizon AS h SET transaction_id = last.transaction_id, id = last.id
            FROM last WHERE (last.transaction_id, last.id) > (h.transaction_id, h.id)
        )
        SELECT count(*) AS n FROM forgotten
        """
    }

    /// What everyone was told. A reminder stays until what it reminds of begins, so that it is not sent twice.
    private func announcements(before moment: Date, messagesBefore log: Date) -> PostgresQuery {
        """
        WITH forgotten AS (
            DELETE FROM events.announcements WHERE id = ANY(ARRAY(
                SELECT id FROM events.announcements
                WHERE done_at < \(moment) AND (template <> 'event_message' OR done_at < \(log))
                    AND (start_time IS NULL OR start_time < \(moment))
                LIMIT \(batch) FOR UPDATE SKIP LOCKED
            ))
            RETURNING id
        )
        SELECT count(*) AS n FROM forgotten
        """
    }

    /// Mails that were taken, and those to nobody, which never are.
    private func mails(before moment: Date) -> PostgresQuery {
        """
        WITH forgotten AS (
            DELETE FROM events.outbox WHERE id = ANY(ARRAY(
                SELECT id FROM events.outbox
                WHERE created_at < \(moment)
                    AND (accepted_at IS NOT NULL OR recipient ->> 'email' LIKE 'deleted-%@invalid')
                LIMIT \(batch) FOR UPDATE SKIP LOCKED
            ))
            RETURNING id
        )
        SELECT count(*) AS n FROM forgotten
        """
    }
}
