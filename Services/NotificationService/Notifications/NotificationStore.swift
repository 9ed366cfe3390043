import CampusCore
import Foundation
import Postgres

/// The SQL of notifications.
struct NotificationStore: Sendable {
    let database: PostgresClient

    /// Adds what is new; an id that is known stays as it is. What is shown in the app is delivered thereby, and what
    /// would go to an address that takes nothing any more is suppressed.
    ///
    /// - Returns: what was not known before and waits now.
    @discardableResult
    func insert(_ requests: [NotificationRequest], now: Date) async throws -> [WaitingNotification] {
        try await database.write(
            """
            WITH asked AS (
                SELECT id, coalesce(channel, 'email') AS channel, template, coalesce(language, 'en') AS language,
                    recipient, coalesce(subject, '{}') AS subject, coalesce(context, '{}') AS context,
                    coalesce(send_at, \(now)) AS send_at, coalesce(priority, 0) AS priority
                FROM jsonb_to_recordset(\(try Self.json(requests))::jsonb) AS r(
                    id uuid, channel text, template text, language text, recipient jsonb, subject jsonb,
                    context jsonb, send_at timestamptz, priority smallint
                )
            ), inserted AS (
                INSERT INTO notifications.notifications (
                    id, channel, template, language, recipient, subject, context, send_at, priority, status,
                    delivered_at, last_error
                )
                SELECT a.id, channel, template, language, recipient, subject, context, send_at, priority,
                    CASE WHEN channel = 'in_app' THEN 'delivered' WHEN s.reason IS NULL THEN 'queued'
                        ELSE 'suppressed' END,
                    CASE WHEN channel = 'in_app' THEN greatest(send_at, now()) END,
                    'address ' || s.reason
                FROM asked AS a LEFT JOIN notifications.suppressions AS s
                    ON s.address_hash = notifications.address_hash(channel, recipient)
                ON CONFLICT (id) DO NOTHING
                RETURNING id, channel, send_at, priority, status
            )
            SELECT id, channel, send_at, priority FROM inserted WHERE status = 'queued'
            """
        ).map(Self.waiting)
    }

    func notification(id: UUID) async throws -> Notification? {
        try await database.read("SELECT * FROM notifications.notifications WHERE id = \(id)").first
            .map(Self.notification)
    }

    func latest(limit: Int) async throws -> [Notification] {
        try await database.read(
            "SELECT * FROM notifications.notifications ORDER BY created_at DESC, id LIMIT \(limit)"
        ).map(Self.notification)
    }

    /// Records that the provider is about to be called.
    ///
    /// - Returns: nil when the notification is not waiting any more.
    func startAttempt(id: UUID) async throws -> Notification? {
        try await database.write(
            """
            UPDATE notifications.notifications
            SET attempts = attempts + 1, attempt_started_at = now(), updated_at = now()
            WHERE id = \(id) AND status = 'queued'
            RETURNING *
            """
        ).first.map(Self.notification)
    }

    func markSent(id: UUID, messageID: String) async throws {
        _ = try await database.write(
            """
            UPDATE notifications.notifications
            SET status = 'sent', provider_message_id = \(messageID), last_error = NULL, updated_at = now()
            WHERE id = \(id) AND status = 'queued'
            """
        )
    }

    /// Records a failed attempt; a final one ends the notification.
    func markFailed(id: UUID, error: String, isFinal: Bool) async throws {
        _ = try await database.write(
            """
            UPDATE notifications.notifications
            SET last_error = \(error), status = CASE WHEN \(isFinal)::boolean THEN 'failed' ELSE status END,
                updated_at = now()
            WHERE id = \(id) AND status = 'queued'
            """
        )
    }

    /// What waits in a channel, due or not, the longest waiting first, after `after`.
    func queued(
        _ channel: NotificationChannel,
        after: WaitingNotification?,
        limit: Int
    ) async throws -> [WaitingNotification] {
        try await database.read(
            """
            SELECT id, channel, send_at, priority FROM notifications.notifications
            WHERE status = 'queued' AND channel = \(channel) AND (\(after?.sendAt)::timestamptz IS NULL
                OR (send_at, id) > (\(after?.sendAt), \(after?.id)::uuid))
            ORDER BY send_at, id LIMIT \(limit)
            """
        ).map(Self.waiting)
    }

    private static func waiting(_ row: PostgresRow) throws -> WaitingNotification {
        WaitingNotification(
            id: try row.get("id"),
            channel: try row.get("channel"),
            sendAt: try row.get("send_at"),
            priority: try row.get("priority")
        )
    }

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try WireJSON.encoder().encode(value), as: UTF8.self)
    }

    private static func decode<Value: Decodable>(_ row: PostgresRow, _ column: String) throws -> Value {
        try WireJSON.decoder().decode(Value.self, from: Data(try row.get(column, as: String.self).utf8))
    }

    static func notification(_ row: PostgresRow) throws -> Notification {
        Notification(
            id: WireID(try row.get("id")),
            channel: try row.get("channel"),
            template: try row.get("template"),
            language: try row.get("language"),
            recipient: try decode(row, "recipient"),
            subject: try decode(row, "subject"),
            context: try decode(row, "context"),
            sendAt: try row.get("send_at"),
            priority: try row.get("priority"),
            status: try row.get("status"),
            attempts: try row.get("attempts"),
            lastError: try row.get("last_error"),
            sentAt: try row.get("sent_at"),
            deliveredAt: try row.get("delivered_at"),
            readAt: try row.get("read_at")
        )
    }
}
