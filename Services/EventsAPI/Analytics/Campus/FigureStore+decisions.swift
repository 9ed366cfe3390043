import CampusCore
import Foundation
import Postgres

extension FigureStore {
    /// Of which decisions sums are asked for.
    enum DecisionSource: Sendable {
        /// All there are about events that are of the category now; about all events for nil.
        case campus(EventCategory?)
        case events([UUID])
    }

    /// What was decided in each step of a time, with zeros, the first first.
    ///
    /// - Parameters:
    ///   - first: where a step begins.
    ///   - last: a day of the last step.
    func trend(
        _ source: DecisionSource,
        step: TrendPoint.Step,
        from first: CalendarDay,
        to last: CalendarDay
    ) async throws -> [TrendPoint] {
        let days: PostgresQuery =
            switch source {
            case .campus(let category):
                "SELECT d.* FROM events.category_days AS d WHERE d.category = coalesce(\(category), d.category)"
            case .events(let ids):
                "SELECT d.* FROM events.event_days AS d WHERE d.event_id = ANY(\(ids)::uuid[])"
            }
        return try await database.read(
            """
            SELECT s::date AS start, coalesce(sum(confirmed), 0) AS confirmed, coalesce(sum(waitlisted), 0) AS waitlisted,
                coalesce(sum(promoted), 0) AS promoted, coalesce(sum(cancelled), 0) AS cancelled,
                coalesce(sum(checked_in), 0) AS checked_in
            FROM generate_series(\(first)::timestamp, \(last)::timestamp, ('1 ' || \(step))::interval) AS s
            LEFT JOIN (
                SELECT date_trunc(\(step), day::timestamp) AS step, sum(confirmed) AS confirmed,
                    sum(waitlisted) AS waitlisted, sum(promoted) AS promoted, sum(cancelled) AS cancelled,
                    sum(checked_in) AS checked_in
                FROM (\(days)) AS d WHERE day >= \(first)::date GROUP BY 1
            ) AS sums ON sums.step = s
            GROUP BY s ORDER BY s
            """
        ).map { row in
            TrendPoint(
                from: try row.get("start"),
                confirmed: try row.get("confirmed"),
                waitlisted: try row.get("waitlisted"),
                promoted: try row.get("promoted"),
                cancelled: try row.get("cancelled"),
                checkedIn: try row.get("checked_in")
            )
        }
    }

    /// What was decided last about some events, the latest first.
    func activity(ofEvents ids: [UUID], limit: Int) async throws -> [ActivityEntry] {
        try await database.read(
            """
            SELECT d.*, e.title FROM (
                SELECT d.* FROM unnest(\(ids)::uuid[]) AS latest (event_id) CROSS JOIN LATERAL (
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
