import CampusCore
import Foundation
import Postgres

/// The SQL of RSVPs as they are read; what changes them is ``DecisionStore``'s.
struct RSVPStore: Sendable {
    let database: PostgresClient

    func rsvp(id: UUID) async throws -> RSVP? {
        try await database.read(
            "SELECT r.*, events.waitlist_position(r) AS waitlist_position FROM events.rsvps AS r WHERE id = \(id)"
        ).first.map(Self.rsvp)
    }

    static func rsvp(_ row: PostgresRow) throws -> RSVP {
        RSVP(
            id: WireID(try row.get("id")),
            eventID: WireID(try row.get("event_id")),
            userID: try row.get("user_id", as: UUID?.self).map(WireID.init),
            name: try row.get("name"),
            email: try row.get("email"),
            status: try row.get("status"),
            waitlistPosition: try row.get("waitlist_position"),
            confirmBy: try row.get("confirm_by"),
            checkedInAt: try row.get("checked_in_at"),
            createdAt: try row.get("created_at"),
            updatedAt: try row.get("updated_at")
        )
    }
}
