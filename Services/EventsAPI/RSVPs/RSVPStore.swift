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

    /// A person's RSVPs with their events, the next event first.
    func rsvps(of identity: Identity, now: Date) async throws -> [(rsvp: RSVP, viewed: ViewedEvent)] {
        let viewer = Viewer(identity)
        let rsvps = try await database.read(
            """
            SELECT r.*, events.waitlist_position(r) AS waitlist_position FROM events.rsvps AS r
            WHERE user_id = \(identity.userID) ORDER BY created_at DESC LIMIT 200
            """
        ).map(Self.rsvp)
        let ids = rsvps.map(\.eventID.uuid)
        let events = try await database.read(
            "SELECT \(EventStore.columns(for: viewer)) FROM events.events WHERE id = ANY(\(ids)::uuid[])"
        )
        .map { try EventStore.viewed($0, by: viewer, now: now) }
        let byID = Dictionary(events.map { ($0.event.id, $0) }, uniquingKeysWith: { first, _ in first })
        return rsvps.compactMap { rsvp in byID[rsvp.eventID].map { (rsvp, $0) } }
            .sorted { $0.viewed.event.startTime < $1.viewed.event.startTime }
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
