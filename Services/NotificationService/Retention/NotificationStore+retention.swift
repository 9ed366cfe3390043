import Foundation
import Postgres

extension NotificationStore {
    /// Throws away what was taken before, unless it still waits to be sent.
    ///
    /// - Returns: how many there were, at most `limit`.
    func forget(before moment: Date, limit: Int) async throws -> Int {
        try await database.write(
            """
            WITH forgotten AS (
                DELETE FROM notifications.notifications WHERE id = ANY(ARRAY(
                    SELECT id FROM notifications.notifications
                    WHERE created_at < \(moment) AND status <> 'queued'
                    ORDER BY created_at LIMIT \(limit) FOR UPDATE SKIP LOCKED
                ))
                RETURNING id
            )
            SELECT count(*) AS n FROM forgotten
            """
        ).first?.get("n") ?? 0
    }
}
