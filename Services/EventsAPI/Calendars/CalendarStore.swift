import CampusCore
import Foundation
import Postgres

/// The SQL of calendars.
struct CalendarStore: Sendable {
    let database: any PostgresDatabase

    /// A person's RSVP as far as their calendar shows it, with its event.
    struct Attendance: Sendable {
        let event: Event
        let isConfirmed: Bool
        /// When the RSVP last changed.
        let changedAt: Date
    }

    /// The events of a public calendar, the next first. What is by link only stands in nobody's.
    func events(_ filter: EventFilter, for viewer: Viewer, now: Date) async throws -> [Event] {
        guard let query = Self.eventsQuery(filter, for: viewer, now: now) else { return [] }
        return try await database.read(query).map { try EventStore.event($0, now: now) }
    }

    static func eventsQuery(_ filter: EventFilter, for viewer: Viewer, now: Date) -> PostgresQuery? {
        guard let conditions = DiscoveryStore.conditions(filter, for: viewer, now: now) else { return nil }
        let order: PostgresQuery = filter.status == .completed ? "start_time DESC, id DESC" : "start_time, id"
        return """
            SELECT \(EventStore.columns) FROM events.events
            WHERE \(.all(conditions)) AND visibility <> 'link' ORDER BY \(order) LIMIT \(filter.limit)
            """
    }

    /// The events that were cancelled at `since` or later, the next first; none that was never published.
    func withdrawn(_ filter: EventFilter, since: Date, for viewer: Viewer, now: Date) async throws -> [Event] {
        guard let query = Self.withdrawnQuery(filter, since: since, for: viewer, now: now) else { return [] }
        return try await database.read(query).map { try EventStore.event($0, now: now) }
    }

    static func withdrawnQuery(_ filter: EventFilter, since: Date, for viewer: Viewer, now: Date) -> PostgresQuery? {
        var filter = filter
        filter.status = .cancelled
        guard let conditions = DiscoveryStore.conditions(filter, for: viewer, now: now) else { return nil }
        return """
            SELECT \(EventStore.columns) FROM events.events
            WHERE \(.all(conditions)) AND visibility <> 'link' AND withdrawn_at >= \(since)
            ORDER BY start_time, id LIMIT \(filter.limit)
            """
    }

    /// The events at which the person has a seat or waits for one, and that end at `since` or later: first what is to
    /// come, the next first, then what is over, the latest first.
    func attendances(userID: UUID, since: Date, limit: Int, now: Date) async throws -> [Attendance] {
        let query = Self.attendancesQuery(userID: userID, since: since, limit: limit, now: now)
        return try await database.read(query).map { row in
            Attendance(
                event: try EventStore.event(row, now: now),
                isConfirmed: try row.get("is_confirmed"),
                changedAt: try row.get("rsvp_updated_at")
            )
        }
    }

    static func attendancesQuery(userID: UUID, since: Date, limit: Int, now: Date) -> PostgresQuery {
        """
        WITH attended AS (
            SELECT event_id, status AS rsvp_status, updated_at AS rsvp_updated_at FROM events.rsvps
            WHERE user_id = \(userID) AND status IN ('confirmed', 'waitlisted')
        )
        SELECT \(EventStore.columns), rsvp_status = 'confirmed' AS is_confirmed, rsvp_updated_at
        FROM attended JOIN events.events ON id = event_id
        WHERE end_time >= \(since)
        ORDER BY end_time < \(now), abs(extract(epoch FROM start_time - \(now)::timestamptz)), id LIMIT \(limit)
        """
    }

    /// Where venues are, as far as that is known.
    func positions(venueIDs: [UUID]) async throws -> [WireID: GeographicPosition] {
        guard !venueIDs.isEmpty else { return [:] }
        let rows = try await database.read(
            """
            SELECT id, latitude, longitude FROM events.venues
            WHERE id = ANY(\(venueIDs)::uuid[]) AND latitude IS NOT NULL
            """
        )
        var positions: [WireID: GeographicPosition] = [:]
        for row in rows {
            positions[WireID(try row.get("id"))] = GeographicPosition(
                latitude: try row.get("latitude"),
                longitude: try row.get("longitude")
            )
        }
        return positions
    }

    /// Makes the token the person's only one.
    func replaceToken(userID: UUID, hash: Data) async throws {
        _ = try await database.write(
            """
            INSERT INTO events.calendar_tokens (user_id, token_hash) VALUES (\(userID), \(hash))
            ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = now()
            """
        )
    }

    func removeToken(userID: UUID) async throws {
        _ = try await database.write("DELETE FROM events.calendar_tokens WHERE user_id = \(userID)")
    }

    /// Whose calendar the token opens.
    func owner(hash: Data) async throws -> UUID? {
        try await database.read("SELECT user_id FROM events.calendar_tokens WHERE token_hash = \(hash)").first?
            .get("user_id")
    }
}
