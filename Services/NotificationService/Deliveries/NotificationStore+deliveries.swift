import CampusCore
import Foundation
import Postgres
import ServiceKit

extension NotificationStore {
    /// A page of what an event's attendees were told about it, the latest first.
    func deliveries(_ filter: DeliveryFilter, _ page: TimedPage) async throws -> [Delivery] {
        var conditions = Self.conditions(filter)
        if let status = filter.status { conditions.append("status = \(status.rawValue)") }
        if let after = page.after { conditions.append("(created_at, id) < (\(after.moment), \(after.id)::uuid)") }
        return try await database.read(
            """
            SELECT * FROM notifications.notifications
            WHERE \(.all(conditions)) ORDER BY created_at DESC, id DESC LIMIT \(page.limit)
            """
        ).map { Delivery(try Self.notification($0), createdAt: try $0.get("created_at")) }
    }

    /// How many there are in each state, whatever page and state is asked for.
    func deliveryCounts(_ filter: DeliveryFilter) async throws -> Counts<Notification.Status> {
        let rows = try await database.read(
            """
            SELECT status, count(*) AS n FROM notifications.notifications
            WHERE \(.all(Self.conditions(filter))) GROUP BY status
            """
        )
        return Counts(try rows.reduce(into: [:]) { $0[try $1.get("status")] = try $1.get("n") })
    }

    /// Who else was told of the event, such as those who follow its category, is none of its organizer's business.
    private static func conditions(_ filter: DeliveryFilter) -> [PostgresQuery] {
        var conditions: [PostgresQuery] = [
            "lower(subject ->> 'event_id') = \(filter.eventID.wire)", "subject ? 'rsvp_id'",
        ]
        if let channel = filter.channel { conditions.append("channel = \(channel)") }
        if let search = filter.search {
            conditions.append(
                """
                (strpos(' ' || \(folded("recipient ->> 'name'")), ' ' || \(folded("\(search)"))) > 0
                    OR starts_with(lower(recipient ->> 'email'), lower(\(search))))
                """
            )
        }
        return conditions
    }

    /// In small letters, whatever locale the database has.
    private static func folded(_ text: PostgresQuery) -> PostgresQuery {
        "lower(normalize(\(text)) COLLATE \"und-x-icu\")"
    }
}
