import Foundation
import Postgres

/// The SQL of what the dashboards show of the campus.
struct CampusFigureStore: Sendable {
    let database: PostgresClient

    /// What is to come in a category.
    struct Coming {
        let category: String
        let events: Int
        /// RSVPs to them.
        let confirmed: Int
        let waiting: Int
        let checkedIn: Int
    }

    /// Published events that are not over, as they were counted, by category.
    func coming() async throws -> [Coming] {
        try await scan(
            """
            SELECT category, count(*) AS events, sum(confirmed) AS confirmed, sum(waiting) AS waiting,
                sum(checked_in) AS checked_in
            FROM events.event_figures WHERE state = 'published' AND end_time > now() GROUP BY category
            """
        ).map { row in
            Coming(
                category: try row.get("category"),
                events: try row.get("events"),
                confirmed: try row.get("confirmed"),
                waiting: try row.get("waiting"),
                checkedIn: try row.get("checked_in")
            )
        }
    }

    /// The upcoming events that most people go to, of those that everyone may see.
    func mostAttended(limit: Int) async throws -> [(id: UUID, title: String, attendees: Int, seats: Int)] {
        // The counted rows are narrow: they are put in order first, and of the events few are looked at.
        try await scan(
            """
            SELECT e.id, left(e.title, 60) AS title, f.confirmed, f.seats FROM (
                SELECT event_id, confirmed, seats FROM events.event_figures
                WHERE state = 'published' AND end_time > now() ORDER BY confirmed DESC, event_id
            ) AS f JOIN events.events AS e ON e.id = f.event_id AND e.visibility = 'public'
            ORDER BY f.confirmed DESC, f.event_id LIMIT \(limit)
            """
        ).map { row in
            (try row.get("id"), try row.get("title"), try row.get("confirmed"), try row.get("seats"))
        }
    }

    /// How many people used their accounts in the last so many days.
    func activeUsers() async throws -> [Int: Int] {
        let row = try await scan(
            """
            SELECT count(DISTINCT user_id) FILTER (WHERE refreshed_at > now() - interval '1 day') AS day,
                count(DISTINCT user_id) FILTER (WHERE refreshed_at > now() - interval '7 days') AS week,
                count(DISTINCT user_id) AS month
            FROM events.sessions WHERE refreshed_at > now() - interval '30 days'
            """
        ).first
        return [1: try row?.get("day") ?? 0, 7: try row?.get("week") ?? 0, 30: try row?.get("month") ?? 0]
    }

    /// How many seats were given beyond what events have, by event, counted from the RSVPs themselves and not from the
    /// counters that decisions go by.
    ///
    /// - Parameters:
    ///   - known: events that are looked at in any case.
    ///   - moment: the other upcoming ones are looked at if something was decided about them since; nil for all.
    func oversold(_ known: [UUID], decidedSince moment: Date?) async throws -> [UUID: Int] {
        let rows = try await scan(
            """
            SELECT id, taken - max_attendees AS seats FROM (
                SELECT e.id, e.max_attendees, (
                    SELECT count(*) FROM events.rsvps WHERE event_id = e.id AND status = 'confirmed'
                ) AS taken
                FROM events.events AS e
                WHERE e.state = 'published' AND e.end_time > now() AND (
                    \(moment)::timestamptz IS NULL OR e.id = ANY(\(known)::uuid[]) OR e.id = ANY(ARRAY(
                        SELECT event_id FROM events.event_figures WHERE decided_at > \(moment)
                    ))
                )
            ) AS counted WHERE taken > max_attendees
            """
        )
        var seats: [UUID: Int] = [:]
        for row in rows { seats[try row.get("id")] = try row.get("seats") }
        return seats
    }

    /// Runs what looks at many rows on a connection to itself: requests that are pipelined behind it would wait for it.
    private func scan(
        _ query: PostgresQuery,
        in file: StaticString = #fileID,
        _ function: StaticString = #function
    ) async throws -> PostgresRows {
        try await database.transaction { try await $0.query(query, in: file, function) }
    }
}
