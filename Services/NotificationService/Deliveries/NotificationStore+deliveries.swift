import CampusCore
import Foundation
import Postgres

extension NotificationStore {
    /// A page of what an event's attendees were told about it, the latest first. Who else was, such as those who follow
    /// its category, is none of its organizer's business.
    func deliveries(about event: UUID, _ page: TimedPage) async throws -> [Delivery] {
        try await database.read(
            """
            SELECT * FROM notifications.notifications
            WHERE lower(subject ->> 'event_id') = \(event.wire) AND subject ? 'rsvp_id' AND (\(page.after?.moment)::timestamptz IS NULL
                OR (created_at, id) < (\(page.after?.moment), \(page.after?.id)::uuid))
            ORDER BY created_at DESC, id DESC LIMIT \(page.limit)
            """
        ).map { Delivery(try Self.notification($0), createdAt: try $0.get("created_at")) }
    }
}
