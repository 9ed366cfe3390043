import Foundation
import Postgres

/// The SQL of what the dashboards show of the campus.
struct CampusFigureStore: Sendable {
    let database: PostgresClient

    /// How many published events are not over, by category, and the seats taken at them.
    func categories() async throws -> [(category: String, events: Int, attendees: Int)] {
        try await database.read(
            """
            SELECT category, count(*) AS events, sum(current_attendees) AS attendees FROM events.events
            WHERE state = 'published' AND end_time > now() GROUP BY category
            """
        ).map { row in
            (try row.get("category"), try row.get("events"), try row.get("attendees"))
        }
    }

    /// The upcoming events that most people go to, of those that everyone may see.
    func mostAttended(limit: Int) async throws -> [(id: UUID, title: String, attendees: Int, seats: Int)] {
        try await database.read(
            """
            SELECT id, left(title, 60) AS title, current_attendees, max_attendees FROM events.events
            WHERE state = 'published' AND visibility = 'public' AND end_time > now()
            ORDER BY current_attendees DESC, id LIMIT \(limit)
            """
        ).map { row in
            (try row.get("id"), try row.get("title"), try row.get("current_attendees"), try row.get("max_attendees"))
        }
    }

    /// How many RSVPs to upcoming events there are by status, those that are checked in counted again by themselves.
    func rsvps() async throws -> [String: Int] {
        let row = try await database.read(
            """
            SELECT sum(current_attendees) AS confirmed, sum(waitlist_count) AS waitlisted,
                sum(checked_in_count) AS checked_in
            FROM events.events WHERE state = 'published' AND end_time > now()
            """
        ).first
        var counts: [String: Int] = [:]
        for status in ["confirmed", "waitlisted", "checked_in"] {
            counts[status] = try row?.get(status, as: Int?.self) ?? 0
        }
        return counts
    }

    /// How many people used their accounts in the last so many days.
    func activeUsers() async throws -> [Int: Int] {
        let row = try await database.read(
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
        let rows = try await database.read(
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
}
