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
}
