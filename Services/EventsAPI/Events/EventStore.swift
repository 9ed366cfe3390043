import CampusCore
import Foundation
import Postgres

/// The SQL of events.
struct EventStore: Sendable {
    let database: any PostgresDatabase

    /// What ``event(_:now:)`` reads.
    static let columns: PostgresQuery = """
        id, title, description, category, location, venue_id, online_url, start_time, end_time, timezone, \
        max_attendees, current_attendees, waitlist_count, waitlist_enabled, guests_allowed, visibility, state, \
        organizer_id, image_url, rsvp_opens_at, rsvp_closes_at, group_id, series_id, created_at, updated_at, version, \
        withdrawn_at, organizer_name
        """

    /// What ``viewed(_:by:now:)`` reads.
    static func columns(for viewer: Viewer) -> PostgresQuery {
        "\(columns), \(viewer.role(in: "group_id")) AS group_role"
    }

    func event(id: UUID, now: Date) async throws -> Event? {
        try await database.read("SELECT \(Self.columns) FROM events.events WHERE id = \(id)").first.map {
            try Self.event($0, now: now)
        }
    }

    /// The event whoever looks; whether the viewer sees it stands in the answer.
    func viewed(id: UUID, by viewer: Viewer, now: Date) async throws -> ViewedEvent? {
        try await database.read("SELECT \(Self.columns(for: viewer)) FROM events.events WHERE id = \(id)").first.map {
            try Self.viewed($0, by: viewer, now: now)
        }
    }

    /// Whether the person has a seat, and with it the link of an online event.
    func hasSeat(eventID: UUID, userID: UUID) async throws -> Bool {
        try await database.read(
            """
            SELECT EXISTS (
                SELECT FROM events.rsvps
                WHERE event_id = \(eventID) AND user_id = \(userID) AND status = 'confirmed'
            ) AS has_seat
            """
        ).first?.get("has_seat") ?? false
    }

    /// Adds the event; a published one is told to open pages in the same transaction.
    ///
    /// - Throws: ``PostgresError`` with constraint `events_venue_free` when the venue is taken.
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
                INSERT INTO events.changes (type, event_id, audience, data)
                SELECT 'event:created', id, events.audience(added), events.event_json(added) FROM added
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id)
                SELECT \(organizerID), CASE state WHEN 'published' THEN 'event.published'
                    WHEN 'pending' THEN 'event.submitted' ELSE 'event.drafted' END, id FROM added
            )
            SELECT \(Self.columns) FROM added
            """
        ).first
        guard let row else { throw PostgresError.noRow("INSERT INTO events.events") }
        return try Self.event(row, now: now)
    }
}
