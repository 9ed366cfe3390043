import Foundation
import Postgres

/// For whom an announcement is.
enum AnnouncementAudience: String, Sendable {
    case confirmed
    case waitlisted
    /// Who has a seat, and who waits for one.
    case everyone
    /// Who chose the event's category.
    case followers
    case organizer
    case administrators

    /// The next of them, by the ids that they are told in the order of. Nobody is written to who left, and guests and
    /// followers only under an address that is known to be theirs.
    func people(of announcementID: UUID, limit: Int) -> PostgresQuery {
        switch self {
        case .confirmed: Self.attendees(["confirmed"], announcementID, limit)
        case .waitlisted: Self.attendees(["waitlisted"], announcementID, limit)
        case .everyone: Self.attendees(["confirmed", "waitlisted"], announcementID, limit)
        case .followers:
            Self.accounts(
                """
                JOIN events.chosen_categories AS c ON c.category = e.category
                JOIN events.users AS u ON u.id = c.user_id AND u.id <> e.organizer_id AND u.email_verified_at IS NOT NULL
                """,
                announcementID,
                limit
            )
        case .organizer: Self.accounts("JOIN events.users AS u ON u.id = e.organizer_id", announcementID, limit)
        case .administrators: Self.accounts("JOIN events.users AS u ON u.role = 'admin'", announcementID, limit)
        }
    }

    private static func attendees(_ statuses: [String], _ announcementID: UUID, _ limit: Int) -> PostgresQuery {
        """
        SELECT r.id AS person, r.id AS rsvp_id, r.status, r.user_id, coalesce(u.name, r.name) AS name,
            coalesce(u.email, r.email) AS email
        FROM events.announcements AS a JOIN events.rsvps AS r ON r.event_id = a.event_id
            LEFT JOIN events.users AS u ON u.id = r.user_id
        WHERE a.id = \(announcementID) AND (a.told_to IS NULL OR r.id > a.told_to)
            AND r.status = ANY(\(statuses)::text[]) AND r.confirm_by IS NULL
            AND (a.as_of IS NULL OR r.created_at <= a.as_of)
            AND coalesce(u.email, r.email) NOT LIKE 'deleted-%@invalid'
        ORDER BY r.id LIMIT \(limit)
        """
    }

    private static func accounts(_ joined: PostgresQuery, _ announcementID: UUID, _ limit: Int) -> PostgresQuery {
        """
        SELECT u.id AS person, NULL::uuid AS rsvp_id, NULL AS status, u.id AS user_id, u.name, u.email
        FROM events.announcements AS a JOIN events.events AS e ON e.id = a.event_id \(joined)
        WHERE a.id = \(announcementID) AND (a.told_to IS NULL OR u.id > a.told_to) AND u.deleted_at IS NULL
        ORDER BY u.id LIMIT \(limit)
        """
    }
}
