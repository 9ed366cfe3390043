import Foundation
import Postgres

extension NotificationStore {
    /// Throws away what was taken before, unless it still waits to be sent.
    ///
    /// - Returns: which, at most `limit`, and by which channel each went.
    func forget(before moment: Date, limit: Int) async throws -> [(id: UUID, channel: NotificationChannel)] {
        try await database.write(
            """
            DELETE FROM notifications.notifications WHERE id = ANY(ARRAY(
                SELECT id FROM notifications.notifications
                WHERE created_at < \(moment) AND status <> 'queued'
                ORDER BY created_at LIMIT \(limit) FOR UPDATE SKIP LOCKED
            ))
            RETURNING id, channel
            """
        ).map { (try $0.get("id"), try $0.get("channel")) }
    }

    /// Throws away which messages to the webhook were taken before: they are refused by their age.
    func forgetMessages(before moment: Date) async throws {
        _ = try await database.write(
            "DELETE FROM notifications.webhook_messages WHERE received_at < \(moment)"
        )
    }
}
