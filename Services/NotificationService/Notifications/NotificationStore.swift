import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The SQL of notifications.
struct NotificationStore: Sendable {
    let database: PostgresClient

    /// Adds what is new; an id that is known stays as it is. What is shown in the app is delivered thereby, and what
    /// would go to an address that takes nothing any more is suppressed.
    @discardableResult
    func insert(_ requests: [NotificationRequest], now: Date) async throws -> [AcceptedNotification] {
        try await database.write(
            """
            WITH asked AS (
                SELECT id, coalesce(channel, 'email') AS channel, template, coalesce(language, 'en') AS language,
                    recipient, coalesce(subject, '{}') AS subject, coalesce(context, '{}') AS context,
                    coalesce(send_at, \(now)) AS send_at, coalesce(priority, 0) AS priority,
                    CASE WHEN traceparent ~ '^[0-9a-f-]{55}$' THEN traceparent END AS traceparent
                FROM jsonb_to_recordset(\(try Self.json(requests))::jsonb) AS r(
                    id uuid, channel text, template text, language text, recipient jsonb, subject jsonb,
                    context jsonb, send_at timestamptz, priority smallint, traceparent text
                )
            ), inserted AS (
                INSERT INTO notifications.notifications (
                    id, channel, template, language, recipient, subject, context, send_at, priority, traceparent,
                    status, delivered_at, last_error
                )
                SELECT id, channel, template, language, recipient, subject, context, send_at, priority, traceparent,
                    CASE WHEN channel = 'in_app' THEN 'delivered' WHEN s.reason IS NULL THEN 'queued'
                        ELSE 'suppressed' END,
                    CASE WHEN channel = 'in_app' THEN greatest(send_at, now()) END,
                    'the address is suppressed: ' || s.reason
                FROM asked LEFT JOIN notifications.suppressions AS s
                    ON s.address_hash = notifications.address_hash(channel, recipient)
                ON CONFLICT (id) DO NOTHING
                RETURNING id, channel, template, send_at, priority, status
            )
            SELECT *, true AS is_new FROM inserted
            UNION ALL
            SELECT id, n.channel, n.template, n.send_at, n.priority, n.status, false
            FROM notifications.notifications AS n JOIN asked USING (id)
            """
        ).map { row in
            AcceptedNotification(
                waiting: try Self.waiting(row),
                template: try row.get("template"),
                status: try row.get("status"),
                isNew: try row.get("is_new")
            )
        }
    }

    /// Which of these are pushes to browsers that have unsubscribed.
    func gone(among ids: [UUID]) async throws -> Set<UUID> {
        let rows = try await database.read(
            """
            SELECT id FROM notifications.notifications
            WHERE id = ANY(\(ids)::uuid[]) AND channel = 'push' AND last_error = \(SuppressionReason.gone.explanation)
            """
        )
        return Set(try rows.map { try $0.get("id", as: UUID.self) })
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

    /// What waits in a channel and is due before a moment, the longest waiting first, after `after`.
    func queued(
        _ channel: NotificationChannel,
        before moment: Date,
        after: WaitingNotification?,
        limit: Int
    ) async throws -> [WaitingNotification] {
        try await database.read(
            """
            SELECT id, channel, send_at, priority FROM notifications.notifications
            WHERE status = 'queued' AND channel = \(channel) AND send_at < \(moment) AND (\(after?.sendAt)::timestamptz IS NULL
                OR (send_at, id) > (\(after?.sendAt), \(after?.id)::uuid))
            ORDER BY send_at, id LIMIT \(limit)
            """
        ).map(Self.waiting)
    }

    static func waiting(_ row: PostgresRow) throws -> WaitingNotification {
        WaitingNotification(
            id: try row.get("id"),
            channel: try row.get("channel"),
            sendAt: try row.get("send_at"),
            priority: try row.get("priority")
        )
    }

    static func json(_ value: some Encodable) throws -> String {
        String(decoding: try WireJSON.encoder().encode(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_ row: PostgresRow, _ column: String) throws -> Value {
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
            readAt: try row.get("read_at"),
            trace: try row.get("traceparent", as: String?.self).flatMap { TraceContext(traceparent: $0) }
        )
    }
}
