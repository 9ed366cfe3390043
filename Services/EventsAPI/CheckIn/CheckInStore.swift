import CampusCore
import Foundation
import Postgres

/// The SQL of check-in as it is read; what checks people in is ``DecisionStore``'s.
struct CheckInStore: Sendable {
    let database: PostgresClient

    /// The event's counters, which every decision keeps: nothing is counted here.
    func counts(eventID: UUID) async throws -> CheckInCounts? {
        try await database.read(
            """
            SELECT current_attendees, checked_in_count, waitlist_count FROM events.events WHERE id = \(eventID)
            """
        ).first.map { row in
            CheckInCounts(
                confirmed: try row.get("current_attendees"),
                checkedIn: try row.get("checked_in_count"),
                waiting: try row.get("waitlist_count")
            )
        }
    }

    /// Who is called like that, those with a seat first.
    func people(called name: String, eventID: UUID, limit: Int) async throws -> [CheckInCandidate] {
        try await database.read(
            """
            SELECT id, name, email, status, checked_in_at FROM events.rsvps
            WHERE event_id = \(eventID) AND \(RSVPStore.isCalled(name))
            ORDER BY status <> 'confirmed', name, id LIMIT \(limit)
            """
        ).map { row in
            CheckInCandidate(
                rsvpID: WireID(try row.get("id")),
                name: try row.get("name"),
                email: try row.get("email"),
                status: try row.get("status"),
                checkedInAt: try row.get("checked_in_at")
            )
        }
    }
}
