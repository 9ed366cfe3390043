import CampusCore
import Foundation
import Postgres

/// The SQL of venues.
struct VenueStore: Sendable {
    let database: any PostgresDatabase

    private static let columns: PostgresQuery =
        "id, name, building, capacity, accessibility, latitude, longitude, created_at, updated_at, version"

    /// A page of the venues in use, by name.
    func list(after: (name: String, id: UUID)?, limit: Int) async throws -> [Venue] {
        let place: PostgresQuery = after.map { "AND (lower(name), id) > (lower(\($0.name)), \($0.id))" } ?? ""
        return try await database.read(
            """
            SELECT \(Self.columns) FROM events.venues
            WHERE archived_at IS NULL \(place) ORDER BY lower(name), id LIMIT \(limit)
            """
        ).map(Self.venue)
    }

    /// The venue, also one that takes no more events.
    func venue(id: UUID) async throws -> Venue? {
        try await database.read("SELECT \(Self.columns) FROM events.venues WHERE id = \(id)").first.map(Self.venue)
    }

    /// Whether the venue takes events.
    func isInUse(id: UUID) async throws -> Bool {
        try await database.read(
            "SELECT archived_at IS NULL AS is_in_use FROM events.venues WHERE id = \(id)"
        ).first?.get("is_in_use") ?? false
    }

    func insert(_ details: VenueDetails, id: UUID, actor: UUID) async throws -> Venue {
        let row = try await database.write(
            """
            WITH added AS (
                INSERT INTO events.venues (id, name, building, capacity, accessibility, latitude, longitude)
                VALUES (\(id), \(details.name), \(details.building), \(details.capacity), \(details.accessibility),
                    \(details.latitude), \(details.longitude))
                RETURNING *
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id) SELECT \(actor), 'venue.created', id FROM added
            )
            SELECT \(Self.columns) FROM added
            """
        ).first
        guard let row else { throw PostgresError.noRow("INSERT INTO events.venues") }
        return try Self.venue(row)
    }

    /// Changes the venue that `decide` was shown, in one transaction.
    ///
    /// - Returns: nil when there is none.
    func change(id: UUID, actor: UUID, _ decide: (Venue) throws -> VenueDetails) async throws -> Venue? {
        try await database.transaction(isolation: #isolation) { transaction in
            let row = try await transaction.query(
                "SELECT \(Self.columns) FROM events.venues WHERE id = \(id) AND archived_at IS NULL FOR UPDATE"
            ).first
            guard let venue = try row.map(Self.venue) else { return nil }
            let details = try decide(venue)
            if details == venue.details { return venue }
            return try await transaction.query(
                """
                WITH changed AS (
                    UPDATE events.venues SET name = \(details.name), building = \(details.building),
                        capacity = \(details.capacity), accessibility = \(details.accessibility),
                        latitude = \(details.latitude), longitude = \(details.longitude),
                        updated_at = now(), version = version + 1
                    WHERE id = \(id) RETURNING *
                ), logged AS (
                    INSERT INTO events.audit_log (actor_id, action, subject_id)
                    SELECT \(actor), 'venue.updated', id FROM changed
                )
                SELECT \(Self.columns) FROM changed
                """
            ).first.map(Self.venue)
        }
    }

    enum Archiving {
        case done, unknown
        /// Events that are yet to come there.
        case hasEvents(Int)
    }

    /// Takes the venue out of use, unless events are yet to come there.
    func archive(id: UUID, actor: UUID, now: Date) async throws -> Archiving {
        try await database.transaction(isolation: #isolation) { transaction in
            let row = try await transaction.query("SELECT archived_at FROM events.venues WHERE id = \(id) FOR UPDATE")
                .first
            guard let row else { return .unknown }
            if try row.get("archived_at", as: Date?.self) != nil { return .done }
            let count: Int =
                try await transaction.query(
                    """
                    SELECT count(*) AS n FROM events.events
                    WHERE venue_id = \(id) AND state <> 'cancelled' AND end_time > \(now)
                    """
                ).first?.get("n") ?? 0
            if count > 0 { return .hasEvents(count) }
            _ = try await transaction.query(
                """
                WITH archived AS (
                    UPDATE events.venues SET archived_at = now(), version = version + 1 WHERE id = \(id) RETURNING id
                )
                INSERT INTO events.audit_log (actor_id, action, subject_id)
                SELECT \(actor), 'venue.archived', id FROM archived
                """
            )
            return .done
        }
    }

    /// Published events there that overlap the time, the first first; `except` is left out.
    func events(
        at id: UUID,
        overlapping time: DateInterval,
        except: UUID?,
        for viewer: Viewer,
        now: Date
    ) async throws -> [ViewedEvent] {
        try await database.read(
            """
            SELECT \(EventStore.columns(for: viewer)) FROM events.events
            WHERE venue_id = \(id) AND state = 'published' AND id IS DISTINCT FROM \(except)::uuid
              AND tstzrange(start_time, end_time) && tstzrange(\(time.start), \(time.end))
            ORDER BY start_time
            """
        ).map { try EventStore.viewed($0, by: viewer, now: now) }
    }

    private static func venue(_ row: PostgresRow) throws -> Venue {
        let details = VenueDetails(
            name: try row.get("name"),
            building: try row.get("building"),
            capacity: try row.get("capacity"),
            accessibility: try row.get("accessibility"),
            latitude: try row.get("latitude"),
            longitude: try row.get("longitude")
        )
        return Venue(
            id: WireID(try row.get("id")),
            details: details,
            createdAt: try row.get("created_at"),
            updatedAt: try row.get("updated_at"),
            version: try row.get("version")
        )
    }
}
