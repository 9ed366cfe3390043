import CampusCore
import Foundation
import Postgres

/// The SQL of sending. What a worker says counts as long as no other began an attempt after it: each attempt has its
/// job's fencing token, which only grows.
extension NotificationStore {
    /// An attempt without an end that began so lately may not be over: as long as a lease lasts, and as whoever carries
    /// it is given to answer.
    private static let isUnderWay: PostgresQuery =
        "coalesce(attempt_ended_at IS NULL AND attempt_started_at > now() - interval '10 seconds', false)"

    /// - Returns: nil when the notification does not wait any more, or another worker began later.
    func pending(id: UUID, token: Int64) async throws -> PendingNotification? {
        try await database.read(
            """
            SELECT n.*, s.reason AS suppression, fencing_token < \(token) AND \(Self.isUnderWay) AS is_under_way
            FROM notifications.notifications AS n LEFT JOIN notifications.suppressions AS s
                ON s.address_hash = notifications.address_hash(n.channel, n.recipient)
            WHERE n.id = \(id) AND n.status = 'queued' AND fencing_token <= \(token)
            """
        ).first.map { row in
            PendingNotification(
                notification: try Self.notification(row),
                suppression: try row.get("suppression"),
                isUnderWay: try row.get("is_under_way")
            )
        }
    }

    /// What events-api says of the RSVP and its event, or of the event where no RSVP is meant; nil when it knows none.
    func eventState(event: UUID, rsvp: UUID?) async throws -> EventState? {
        // Two statements, so that each has its index: an event may have thousands of RSVPs.
        let query: PostgresQuery =
            if let rsvp {
                """
                SELECT event_state, start_time, rsvp_status FROM events.notification_state WHERE rsvp_id = \(rsvp)
                """
            } else {
                """
                SELECT event_state, start_time, rsvp_status FROM events.notification_state
                WHERE event_id = \(event) AND rsvp_id IS NULL
                """
            }
        return try await database.read(query).first.map { row in
            EventState(
                event: try row.get("event_state"),
                startTime: try row.get("start_time"),
                rsvp: try row.get("rsvp_status")
            )
        }
    }

    /// Records that the provider is about to be called; said again by the same worker, when the answer was lost, it is
    /// the same attempt.
    ///
    /// - Returns: nil when the notification is not waiting any more, another worker began later, or an attempt may be
    ///   under way.
    func startAttempt(id: UUID, token: Int64) async throws -> Notification? {
        try await database.write(
            """
            UPDATE notifications.notifications
            SET attempts = attempts + CASE WHEN fencing_token = \(token) THEN 0 ELSE 1 END,
                attempt_started_at = now(), attempt_ended_at = NULL, fencing_token = \(token), updated_at = now()
            WHERE id = \(id) AND status = 'queued'
                AND (fencing_token = \(token) OR fencing_token < \(token) AND NOT \(Self.isUnderWay))
            RETURNING *
            """
        ).first.map(Self.notification)
    }

    /// The same for a text message, which is suppressed when its person or telephone had `limit` others in the last
    /// 24 hours.
    func startText(_ notification: Notification, token: Int64, limit: Int) async throws -> Notification? {
        let phone = notification.recipient.phone
        let person = notification.recipient.userID?.wire
        return try await database.write([
            // Texts to one person are counted one after another.
            """
            SELECT pg_advisory_xact_lock(key) FROM (
                SELECT hashtextextended('text:' || whose, 0) AS key
                FROM unnest(ARRAY[\(phone), \(person)]::text[]) AS whose WHERE whose IS NOT NULL ORDER BY key
            ) AS keys
            """,
            """
            UPDATE notifications.notifications
            SET attempts = attempts + CASE WHEN is_over OR fencing_token = \(token) THEN 0 ELSE 1 END,
                attempt_started_at = CASE WHEN is_over THEN attempt_started_at ELSE now() END,
                attempt_ended_at = NULL, fencing_token = \(token), updated_at = now(),
                status = CASE WHEN is_over THEN 'suppressed' ELSE status END,
                last_error = CASE WHEN is_over THEN 'too many text messages in 24 hours' ELSE last_error END
            FROM (
                SELECT count(*) >= \(limit) AS is_over FROM notifications.notifications
                WHERE channel = 'sms' AND (recipient ->> 'phone' = \(phone) OR lower(recipient ->> 'user_id') = \(person))
                    AND attempt_started_at > now() - interval '24 hours' AND id <> \(notification.id.uuid)
            ) AS others
            WHERE id = \(notification.id.uuid) AND status = 'queued'
                AND (fencing_token = \(token) OR fencing_token < \(token) AND NOT \(Self.isUnderWay))
            RETURNING *
            """,
        ])[1].first.map(Self.notification)
    }

    /// - Returns: whether the attempt was the latest.
    func markSent(id: UUID, token: Int64, messageID: String) async throws -> Bool {
        // A provider's report may have come before: it says more.
        try await database.write(
            """
            UPDATE notifications.notifications
            SET status = CASE WHEN status = 'queued' THEN 'sent' ELSE status END,
                last_error = CASE WHEN status = 'queued' THEN NULL ELSE last_error END,
                provider_message_id = \(messageID), sent_at = coalesce(sent_at, now()), attempt_ended_at = now(),
                updated_at = now()
            WHERE id = \(id) AND fencing_token = \(token)
            RETURNING id
            """
        ).first != nil
    }

    /// Says that the attempt is still under way, as it is when whoever carries it answers slowly.
    func continueAttempt(id: UUID, token: Int64) async throws {
        _ = try await database.write(
            """
            UPDATE notifications.notifications SET attempt_started_at = now()
            WHERE id = \(id) AND status = 'queued' AND fencing_token = \(token)
            """
        )
    }

    /// Records a failed attempt; a final one ends the notification, and one that does not count may be made again.
    ///
    /// - Returns: whether the attempt was the latest.
    func markFailed(id: UUID, token: Int64, error: String, isFinal: Bool, counts: Bool = true) async throws -> Bool {
        try await database.write(
            """
            UPDATE notifications.notifications
            SET last_error = \(error), errors = \(Self.errorsAfter(error)), attempt_ended_at = now(),
                attempts = attempts - CASE WHEN \(counts)::boolean THEN 0 ELSE 1 END,
                status = CASE WHEN \(isFinal)::boolean THEN 'failed' ELSE status END, updated_at = now()
            WHERE id = \(id) AND status = 'queued' AND fencing_token = \(token)
            RETURNING id
            """
        ).first != nil
    }

    /// Records that there is no such address: nothing is sent to it any more.
    ///
    /// - Returns: whether the attempt was the latest.
    func markBounced(id: UUID, token: Int64, error: String, reason: SuppressionReason) async throws -> Bool {
        try await database.write(
            """
            WITH bounced AS (
                UPDATE notifications.notifications
                SET status = 'bounced', last_error = \(error), errors = \(Self.errorsAfter(error)),
                    attempt_ended_at = now(), updated_at = now()
                WHERE id = \(id) AND status = 'queued' AND fencing_token = \(token)
                RETURNING channel, recipient
            ), suppressed AS (
                INSERT INTO notifications.suppressions (address_hash, reason)
                SELECT notifications.address_hash(channel, recipient), \(reason) FROM bounced
                WHERE notifications.address_hash(channel, recipient) IS NOT NULL
                ON CONFLICT (address_hash) DO NOTHING
            )
            SELECT 1 FROM bounced
            """
        ).first != nil
    }

    /// Ends a notification that is not to be sent.
    ///
    /// - Returns: whether no other worker began later.
    func markSuppressed(id: UUID, token: Int64, reason: String) async throws -> Bool {
        try await database.write(
            """
            UPDATE notifications.notifications
            SET status = 'suppressed', last_error = \(reason), fencing_token = \(token), updated_at = now()
            WHERE id = \(id) AND status IN ('queued', 'suppressed') AND fencing_token <= \(token)
            RETURNING id
            """
        ).first != nil
    }

    /// The errors so far and this one, the latest twenty.
    private static func errorsAfter(_ error: String) -> PostgresQuery {
        """
        CASE WHEN jsonb_array_length(errors) >= 20 THEN errors - 0 ELSE errors END || jsonb_build_array(
            jsonb_build_object('at', to_jsonb(now()), 'attempt', attempts, 'error', \(error)::text)
        )
        """
    }
}
