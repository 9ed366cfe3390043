import CampusCore
import Foundation
import Postgres

extension NotificationStore {
    /// A page of what somebody was told in the app, the latest first.
    func inApp(of person: UUID, _ page: TimedPage) async throws -> [Notification] {
        try await database.read(
            """
            SELECT * FROM notifications.notifications
            WHERE channel = 'in_app' AND lower(recipient ->> 'user_id') = \(person.wire) AND send_at <= now()
                AND status = 'delivered' AND (\(page.after?.moment)::timestamptz IS NULL
                    OR (send_at, id) < (\(page.after?.moment), \(page.after?.id)::uuid))
            ORDER BY send_at DESC, id DESC LIMIT \(page.limit)
            """
        ).map(Self.notification)
    }

    func unread(of person: UUID) async throws -> Int {
        try await database.read(
            """
            SELECT count(*) AS unread FROM notifications.notifications
            WHERE channel = 'in_app' AND read_at IS NULL AND lower(recipient ->> 'user_id') = \(person.wire)
                AND send_at <= now() AND status = 'delivered'
            """
        ).first?.get("unread") ?? 0
    }

    /// - Parameter ids: what was read; nil is everything so far.
    func markRead(of person: UUID, ids: [UUID]?) async throws {
        _ = try await database.write(
            """
            UPDATE notifications.notifications SET read_at = now()
            WHERE channel = 'in_app' AND read_at IS NULL AND lower(recipient ->> 'user_id') = \(person.wire)
                AND send_at <= now() AND (\(ids)::uuid[] IS NULL OR id = ANY(\(ids)::uuid[]))
            """
        )
    }
}
