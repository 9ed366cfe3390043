import CampusCore
import Foundation
import Postgres

/// The SQL of events.
struct EventStore: Sendable {
    let database: PostgresClient

    /// What a reader of the list asked for.
    struct Filter: Sendable {
        var category: EventCategory?
        var search: String?
        var from: Date?
        var to: Date?
        var organizerID: UUID?
        var isPast = false
        var after: EventCursor?
        var limit = 50
    }

    /// Published events, the next first; or, for past ones, the latest first.
    func list(_ filter: Filter, seesSignedIn: Bool, now: Date) async throws -> [Event] {
        let pattern = filter.search.map { "%" + Self.escapedPattern($0) + "%" }
        let range: PostgresQuery =
            filter.isPast
            ? """
            end_time <= \(now) AND (\(filter.after?.start)::timestamptz IS NULL
                OR (start_time, id) < (\(filter.after?.start), \(filter.after?.id)::uuid))
            ORDER BY start_time DESC, id DESC
            """
            : """
            end_time > \(now) AND (\(filter.after?.start)::timestamptz IS NULL
                OR (start_time, id) > (\(filter.after?.start), \(filter.after?.id)::uuid))
            ORDER BY start_time, id
            """
        let rows = try await database.read(
            """
            SELECT * FROM events.events
            WHERE state = 'published' AND (visibility = 'public' OR (visibility = 'signed-in' AND \(seesSignedIn)::boolean))
              AND (\(filter.category?.rawValue)::text IS NULL OR category = \(filter.category?.rawValue))
              AND (\(pattern)::text IS NULL OR title ILIKE \(pattern) OR description ILIKE \(pattern))
              AND (\(filter.from)::timestamptz IS NULL OR start_time >= \(filter.from))
              AND (\(filter.to)::timestamptz IS NULL OR start_time < \(filter.to))
              AND (\(filter.organizerID)::uuid IS NULL OR organizer_id = \(filter.organizerID))
              AND \(range)
            LIMIT \(filter.limit)
            """
        )
        return try rows.map { try Self.event($0, now: now) }
    }

    func event(id: UUID, now: Date) async throws -> Event? {
        try await database.read("SELECT * FROM events.events WHERE id = \(id)").first.map {
            try Self.event($0, now: now)
        }
    }

    /// Adds the event; a published one is told to open pages in the same transaction.
    func insert(_ details: EventDetails, id: UUID, state: EventState, organizerID: UUID, now: Date) async throws
        -> Event
    {
        let row = try await database.write(
            """
            WITH added AS (
                INSERT INTO events.events (
                    id, title, description, category, location, venue_id, online_url, start_time, end_time, timezone,
                    max_attendees, waitlist_enabled, guests_allowed, visibility, state, organizer_id, image_url,
                    rsvp_opens_at, rsvp_closes_at, group_id, series_id
                ) VALUES (
                    \(id), \(details.title), \(details.description), \(details.category.rawValue), \(details.location),
                    \(details.venueID?.uuid), \(details.onlineURL), \(details.startTime), \(details.endTime),
                    \(details.timezone), \(details.maxAttendees), \(details.waitlistEnabled), \(details.guestsAllowed),
                    \(details.visibility.rawValue), \(state.rawValue), \(organizerID), \(details.imageURL),
                    \(details.rsvpOpensAt), \(details.rsvpClosesAt), \(details.groupID?.uuid), \(details.seriesID?.uuid)
                ) RETURNING *
            ), told AS (
                INSERT INTO events.changes (type, event_id, data)
                SELECT 'event:created', id, events.event_json(added) FROM added
                WHERE state = 'published' AND visibility = 'public'
            )
            SELECT * FROM added
            """
        ).first
        guard let row else { throw PostgresError.noRow("INSERT INTO events.events") }
        return try Self.event(row, now: now)
    }

    /// In a LIKE pattern, `%` and `_` typed by a person mean themselves.
    private static func escapedPattern(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }
}
