import CampusCore
import Foundation
import Postgres

extension FigureStore {
    /// A page of the events that are over, the latest first.
    ///
    /// - Parameter after: start and id of the last one on the page before.
    func past(
        _ scope: FigureScope,
        after: (start: Date, id: UUID)?,
        limit: Int,
        now: Date
    ) async throws -> [EventSummary] {
        let behind: PostgresQuery = after.map { "AND (f.start_time, f.event_id) < (\($0.start), \($0.id))" } ?? ""
        return try await database.read(
            """
            SELECT e.title, f.* FROM (
                SELECT f.*, true AS is_over FROM events.event_figures AS f
                WHERE \(scope.condition) AND f.start_time <= \(now) AND f.end_time <= \(now) \(behind)
                ORDER BY f.start_time DESC, f.event_id DESC LIMIT \(limit)
            ) AS f JOIN events.events AS e ON e.id = f.event_id
            ORDER BY f.start_time DESC, f.event_id DESC
            """
        ).map(Self.summary)
    }

    /// The events to come, the fullest first, and of those equally full the next.
    func coming(_ scope: FigureScope, limit: Int, now: Date) async throws -> [EventSummary] {
        try await database.read(
            """
            SELECT e.title, f.* FROM (
                SELECT f.*, false AS is_over, (f.confirmed + f.waiting)::double precision / f.seats AS demand
                FROM events.event_figures AS f WHERE \(scope.condition) AND f.start_time > \(now)
                ORDER BY demand DESC, f.start_time, f.event_id LIMIT \(limit)
            ) AS f JOIN events.events AS e ON e.id = f.event_id
            ORDER BY f.demand DESC, f.start_time, f.event_id
            """
        ).map(Self.summary)
    }

    private static func summary(_ row: PostgresRow) throws -> EventSummary {
        EventSummary(
            eventID: try row.get("event_id"),
            title: try row.get("title"),
            category: try row.get("category"),
            start: try row.get("start_time"),
            end: try row.get("end_time"),
            timezone: try row.get("timezone"),
            seats: try row.get("seats"),
            rsvps: try row.get("confirmed"),
            waiting: try row.get("waiting"),
            checkedIn: try row.get("checked_in"),
            isOver: try row.get("is_over")
        )
    }

    /// What was decided last, the latest first.
    func activity(_ scope: FigureScope, limit: Int) async throws -> [ActivityEntry] {
        try await database.read(
            """
            SELECT d.*, e.title FROM (
                SELECT d.* FROM (
                    SELECT f.event_id FROM events.event_figures AS f
                    WHERE \(scope.condition) AND f.decided_at IS NOT NULL
                    ORDER BY f.decided_at DESC LIMIT \(limit)
                ) AS latest CROSS JOIN LATERAL (
                    SELECT at, kind, event_id, number, seats, seats_taken, waiting FROM events.decisions
                    WHERE event_id = latest.event_id ORDER BY number DESC LIMIT \(limit)
                ) AS d
                ORDER BY d.at DESC, d.event_id, d.number DESC LIMIT \(limit)
            ) AS d JOIN events.events AS e ON e.id = d.event_id
            ORDER BY d.at DESC, d.event_id, d.number DESC
            """
        ).map { row in
            ActivityEntry(
                at: try row.get("at"),
                kind: try row.get("kind"),
                eventID: WireID(try row.get("event_id")),
                title: try row.get("title"),
                seats: try row.get("seats"),
                seatsTaken: try row.get("seats_taken"),
                waiting: try row.get("waiting")
            )
        }
    }
}
