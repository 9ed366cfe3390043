import CampusCore
import Foundation
import Postgres

/// The SQL of guests that is not a decision about a seat.
struct GuestStore: Sendable {
    let database: PostgresClient

    /// How many places wait to be confirmed from this address, at all events.
    func unconfirmedCount(email: String) async throws -> Int {
        try await database.read(
            "SELECT count(*) AS n FROM events.rsvps WHERE email = \(email) AND confirm_by > now()"
        ).first?.get("n") ?? 0
    }

    /// Whose time to confirm is over.
    func expired(limit: Int) async throws -> [(rsvpID: UUID, eventID: UUID)] {
        try await database.read(
            "SELECT id, event_id FROM events.rsvps WHERE confirm_by <= now() ORDER BY confirm_by LIMIT \(limit)"
        ).map { (try $0.get("id"), try $0.get("event_id")) }
    }

    /// Which event a guest's RSVP is for, and whether mails of the kind still go to the guest; nil when there is no such
    /// guest, or none any more.
    func subscription(rsvpID: UUID, kind: NotificationKind) async throws -> (eventID: UUID, isWanted: Bool)? {
        try await database.read(
            """
            SELECT event_id, NOT EXISTS (
                SELECT FROM events.guest_unsubscriptions WHERE rsvp_id = r.id AND kind = \(kind)
            ) AS is_wanted
            FROM events.rsvps AS r WHERE \(Self.isGuest(rsvpID))
            """
        ).first.map { (try $0.get("event_id"), try $0.get("is_wanted")) }
    }

    /// Ends the mails of the kind about the event; ended already is ended.
    ///
    /// - Returns: false when there is no such guest, or none any more.
    func unsubscribe(rsvpID: UUID, kind: NotificationKind) async throws -> Bool {
        try await database.write(
            """
            WITH guest AS (
                SELECT id FROM events.rsvps AS r WHERE \(Self.isGuest(rsvpID)) FOR NO KEY UPDATE
            ), ended AS (
                INSERT INTO events.guest_unsubscriptions (rsvp_id, kind) SELECT id, \(kind) FROM guest
                ON CONFLICT (rsvp_id, kind) DO NOTHING
            )
            SELECT id FROM guest
            """
        ).first != nil
    }

    private static func isGuest(_ rsvpID: UUID) -> PostgresQuery {
        "r.id = \(rsvpID) AND r.user_id IS NULL AND r.email NOT LIKE 'deleted-%@invalid'"
    }
}
