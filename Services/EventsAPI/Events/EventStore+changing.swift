import CampusCore
import Foundation
import Postgres

extension EventStore {
    /// Locks the event, lets `decide` say what it shall be, and writes, tells and logs that, in one transaction.
    ///
    /// More seats go to those in line. What matters to those who come is told them by `events.keep_announcements`.
    ///
    /// - Returns: the event as it is then; nil when there is none.
    /// - Throws: what `decide` throws; ``PostgresError`` with constraint `events_venue_free` when the venue is taken.
    func change(
        id: UUID,
        by identity: Identity,
        now: Date,
        _ decide: (ViewedEvent) throws -> EventDetails
    ) async throws -> Event? {
        try await database.transaction(isolation: #isolation) { transaction in
            guard let viewed = try await Self.locked(id, by: identity, transaction, now: now) else { return nil }
            let old = viewed.event
            let details = try decide(viewed)
            let fields = old.details.changedFields(to: details)
            if fields.isEmpty { return old }
            try await Self.update(id, details, transaction)
            try await Self.record(id, from: old, transaction)
            if details.maxAttendees != old.maxAttendees {
                _ = try await transaction.query("SELECT events.change_capacity(\(id))")
            }
            _ = try await transaction.query(
                """
                INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
                VALUES (\(identity.userID), 'event.updated', \(id), jsonb_build_object('fields', \(fields)::text[]))
                """
            )
            return try await Self.locked(id, by: identity, transaction, now: now)?.event
        }
    }

    /// The event, which nobody else changes until the transaction ends.
    static func locked(
        _ id: UUID,
        by identity: Identity,
        _ transaction: PostgresTransaction,
        now: Date
    ) async throws -> ViewedEvent? {
        let viewer = Viewer(identity)
        return try await transaction.query(
            "SELECT \(columns(for: viewer)) FROM events.events WHERE id = \(id) FOR UPDATE"
        ).first.map { try viewed($0, by: viewer, now: now) }
    }

    private static func update(_ id: UUID, _ details: EventDetails, _ transaction: PostgresTransaction) async throws {
        _ = try await transaction.query(
            """
            UPDATE events.events SET
                title = \(details.title), description = \(details.description), category = \(details.category.rawValue),
                location = \(details.location), venue_id = \(details.venueID?.uuid), online_url = \(details.onlineURL),
                start_time = \(details.startTime), end_time = \(details.endTime), timezone = \(details.timezone),
                max_attendees = \(details.maxAttendees), waitlist_enabled = \(details.waitlistEnabled),
                guests_allowed = \(details.guestsAllowed), visibility = \(details.visibility.rawValue),
                image_url = \(details.imageURL), rsvp_opens_at = \(details.rsvpOpensAt),
                rsvp_closes_at = \(details.rsvpClosesAt), group_id = \(details.groupID?.uuid),
                series_id = \(details.seriesID?.uuid), is_over = false, updated_at = now(), version = version + 1
            WHERE id = \(id)
            """
        )
    }

    /// Tells open pages of the change; those who no longer see the event are told that it went.
    static func record(_ id: UUID, from old: Event, _ transaction: PostgresTransaction) async throws {
        _ = try await transaction.query(
            """
            INSERT INTO events.changes (type, event_id, audience, data)
            SELECT 'event:deleted', id, \(old.visibility.rawValue), jsonb_build_object('id', id)
            FROM events.events WHERE id = \(id) AND state = 'published' AND
                array_position(ARRAY['public', 'signed-in', 'link'], visibility)
                > array_position(ARRAY['public', 'signed-in', 'link'], \(old.visibility.rawValue)::text)
            """
        )
        _ = try await transaction.query(
            """
            SELECT events.record_change('event:updated', e, events.event_json(e)) FROM events.events AS e
            WHERE e.id = \(id)
            """
        )
    }
}
