import CampusCore
import Foundation
import Postgres

/// The SQL of notifications.
struct NotificationStore: Sendable {
    let database: PostgresClient

    /// Adds what is new; an id that is known stays as it is.
    func insert(_ requests: [NotificationRequest], now: Date) async throws {
        let queries = try requests.map { request -> PostgresQuery in
            """
            INSERT INTO notifications.notifications (id, template, recipient, subject, context, send_at)
            VALUES (\(request.id), \(request.template), \(try Self.json(request.recipient))::jsonb,
                \(try Self.json(request.subject ?? [:]))::jsonb, \(try Self.json(request.context ?? [:]))::jsonb,
                \(request.sendAt ?? now))
            ON CONFLICT (id) DO NOTHING
            """
        }
        _ = try await database.write(queries)
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

    /// What waits, due or not, the longest waiting first, after `after`.
    func queued(after: (sendAt: Date, id: UUID)?, limit: Int) async throws -> [(id: UUID, sendAt: Date)] {
        try await database.read(
            """
            SELECT id, send_at FROM notifications.notifications
            WHERE status = 'queued' AND (\(after?.sendAt)::timestamptz IS NULL
                OR (send_at, id) > (\(after?.sendAt), \(after?.id)::uuid))
            ORDER BY send_at, id LIMIT \(limit)
            """
        ).map { (try $0.get("id"), try $0.get("send_at")) }
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
            template: try row.get("template"),
            recipient: try decode(row, "recipient"),
            subject: try decode(row, "subject"),
            context: try decode(row, "context"),
            sendAt: try row.get("send_at"),
            status: try row.get("status"),
            attempts: try row.get("attempts"),
            lastError: try row.get("last_error")
        )
    }
}
