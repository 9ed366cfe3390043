import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The SQL of what was given up. PostgreSQL knows it even when the queue does not, so this is what is shown.
extension NotificationStore {
    /// A page of what was given up, the latest first.
    func failed(_ channel: NotificationChannel?, _ page: TimedPage) async throws -> [FailedNotification] {
        try await database.read(
            """
            SELECT * FROM notifications.notifications
            WHERE status = 'failed' AND (\(channel)::text IS NULL OR channel = \(channel))
                AND (\(page.after?.moment)::timestamptz IS NULL
                    OR (updated_at, id) < (\(page.after?.moment), \(page.after?.id)::uuid))
            ORDER BY updated_at DESC, id DESC LIMIT \(page.limit)
            """
        ).map { row in
            FailedNotification(
                try Self.notification(row),
                errors: try Self.decode(row, "errors"),
                failedAt: try row.get("updated_at")
            )
        }
    }

    /// How many were given up of each channel.
    func failedCounts() async throws -> Counts<NotificationChannel> {
        let rows = try await database.read(
            "SELECT channel, count(*) AS n FROM notifications.notifications WHERE status = 'failed' GROUP BY channel"
        )
        return Counts(try rows.reduce(into: [:]) { $0[try $1.get("channel")] = try $1.get("n") })
    }

    /// Has what was given up wait again, with all its attempts.
    ///
    /// - Parameter ids: which; nil is all of them.
    /// - Returns: those that were given up, at most `limit`.
    func requeue(_ ids: [UUID]?, limit: Int) async throws -> [WaitingNotification] {
        try await database.write(
            """
            UPDATE notifications.notifications SET status = 'queued', attempts = 0, updated_at = now()
            WHERE id = ANY(ARRAY(
                SELECT id FROM notifications.notifications
                WHERE status = 'failed' AND (\(ids)::uuid[] IS NULL OR id = ANY(\(ids)::uuid[]))
                ORDER BY updated_at, id LIMIT \(limit) FOR UPDATE SKIP LOCKED
            ))
            RETURNING id, channel, send_at, priority
            """
        ).map(Self.waiting)
    }

    /// Of the ids that wait, gives up those with so many attempts.
    ///
    /// - Returns: those that still wait.
    func giveUp(waiting ids: [UUID], attempts: Int, error: String) async throws -> [UUID] {
        try await database.write(
            """
            WITH given_up AS (
                UPDATE notifications.notifications SET status = 'failed', last_error = \(error), updated_at = now()
                WHERE id = ANY(\(ids)::uuid[]) AND status = 'queued' AND attempts >= \(attempts)
            )
            SELECT id FROM notifications.notifications
            WHERE id = ANY(\(ids)::uuid[]) AND status = 'queued' AND attempts < \(attempts)
            """
        ).map { try $0.get("id") }
    }
}
