import CampusCore
import Foundation
import Postgres

/// The SQL of one event's figures. Each reads what the event's own index finds, so that it costs what the event is
/// large, however much there is beside it.
struct EventFigureStore: Sendable {
    let database: PostgresClient

    /// How many of those with a seat are of each affiliation, the most first; guests count as such.
    func affiliations(eventID: UUID) async throws -> [(affiliation: Affiliation, count: Int)] {
        try await database.read(
            """
            SELECT coalesce(u.affiliation, 'guest') AS affiliation, count(*) AS n
            FROM events.rsvps AS r LEFT JOIN events.users AS u ON u.id = r.user_id
            WHERE r.event_id = \(eventID) AND r.status = 'confirmed'
            GROUP BY 1 ORDER BY n DESC, affiliation
            """
        ).map { (try $0.get("affiliation"), try $0.get("n")) }
    }

    /// How long the steps of ``decisions(eventID:step:timezone:)`` should be: hours for a few days.
    func step(eventID: UUID) async throws -> EventFigures.Step {
        let isLong: Bool? = try await database.read(
            "SELECT max(at) - min(at) > interval '3 days' AS is_long FROM events.decisions WHERE event_id = \(eventID)"
        )[0].get("is_long")
        return isLong == true ? .day : .hour
    }

    /// What was decided in each step of time that has a decision, the first first.
    func decisions(
        eventID: UUID,
        step: EventFigures.Step,
        timezone: String
    ) async throws -> [EventFigures.DecisionPoint] {
        try await database.read(
            """
            SELECT date_trunc(\(step.rawValue), at, \(timezone)) AS step,
                count(*) FILTER (WHERE kind = 'confirmed') AS confirmed,
                count(*) FILTER (WHERE kind = 'waitlisted') AS waitlisted,
                count(*) FILTER (WHERE kind = 'promoted') AS promoted,
                count(*) FILTER (WHERE kind IN ('cancelled', 'expired')) AS cancelled,
                (array_agg(seats_taken ORDER BY number DESC))[1] AS seats_taken,
                (array_agg(waiting ORDER BY number DESC))[1] AS waiting
            FROM events.decisions WHERE event_id = \(eventID)
            GROUP BY 1 ORDER BY 1
            """
        ).map { row in
            EventFigures.DecisionPoint(
                at: try row.get("step"),
                confirmed: try row.get("confirmed"),
                waitlisted: try row.get("waitlisted"),
                promoted: try row.get("promoted"),
                cancelled: try row.get("cancelled"),
                seatsTaken: try row.get("seats_taken"),
                waiting: try row.get("waiting")
            )
        }
    }

    /// How many had come by the end of each five minutes in which somebody came, the first first.
    func checkIns(eventID: UUID, start: Date) async throws -> [EventFigures.CheckInPoint] {
        try await database.read(
            """
            SELECT step, sum(n) OVER (ORDER BY step)::integer AS checked_in
            FROM (
                SELECT date_bin('5 minutes', checked_in_at, \(start)) AS step, count(*) AS n
                FROM events.rsvps WHERE event_id = \(eventID) AND checked_in_at IS NOT NULL
                GROUP BY 1
            ) AS steps
            ORDER BY step
            """
        ).map { EventFigures.CheckInPoint(at: try $0.get("step"), checkedIn: try $0.get("checked_in")) }
    }
}
