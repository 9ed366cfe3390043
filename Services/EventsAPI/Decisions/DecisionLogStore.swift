import CampusCore
import Foundation
import Postgres

/// The SQL that reads the log of decisions; what writes it is `events.decide`.
struct DecisionLogStore: Sendable {
    let database: PostgresClient

    /// A page of an event's decisions, the first first.
    func decisions(eventID: UUID, after number: Int, limit: Int) async throws -> [DecisionEntry] {
        try await database.read(
            """
            SELECT d.*, cause.kind = 'capacity_changed' AS is_because_of_capacity
            FROM events.decisions AS d
            LEFT JOIN events.decisions AS cause ON cause.event_id = d.event_id AND cause.number = d.because_of
            WHERE d.event_id = \(eventID) AND d.number > \(number) ORDER BY d.number LIMIT \(limit)
            """
        ).map(Self.entry)
    }

    /// What was decided about one RSVP.
    func decisions(rsvpID: UUID) async throws -> [DecisionEntry] {
        try await database.read(
            """
            SELECT d.*, cause.kind = 'capacity_changed' AS is_because_of_capacity
            FROM events.decisions AS d
            LEFT JOIN events.decisions AS cause ON cause.event_id = d.event_id AND cause.number = d.because_of
            WHERE d.rsvp_id = \(rsvpID) ORDER BY d.number LIMIT 100
            """
        ).map(Self.entry)
    }

    private static func entry(_ row: PostgresRow) throws -> DecisionEntry {
        DecisionEntry(
            number: try row.get("number"),
            at: try row.get("at"),
            kind: try row.get("kind"),
            rsvpID: try row.get("rsvp_id", as: UUID?.self).map(WireID.init),
            becauseOf: try row.get("because_of"),
            isBecauseOfCapacity: try row.get("is_because_of_capacity", as: Bool?.self) ?? false,
            seats: try row.get("seats"),
            seatsTaken: try row.get("seats_taken"),
            waiting: try row.get("waiting"),
            waitlistPosition: try row.get("waitlist_position")
        )
    }
}
