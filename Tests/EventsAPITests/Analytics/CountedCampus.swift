import CampusCore
import Foundation
import Postgres
import RedisTesting
import Testing

@testable import EventsAPI

/// Events that random things happen to, counted at random moments.
struct CountedCampus {
    let campus: Campus
    let eventIDs: [UUID]
    var generator: SeededGenerator

    var counting: FigureCountingStore { FigureCountingStore(database: campus.database) }

    static func with(seed: UInt64, _ body: (inout CountedCampus) async throws -> Void) async throws {
        try await Campus.with(people: 12) { campus in
            var ids: [UUID] = []
            for index in 0..<6 {
                // Over the end of a month, whenever the test runs.
                let hours = Double(24 * (2 + index * 9))
                var proposal = campus.proposal("Event \(index)", inHours: hours, seats: 4)
                proposal.guestsAllowed = true
                proposal.category = index % 2 == 0 ? "Social" : "Workshop"
                ids.append(try await campus.events.create(proposal, by: campus.organizer).id.uuid)
            }
            var counted = CountedCampus(campus: campus, eventIDs: ids, generator: SeededGenerator(seed: seed))
            try await body(&counted)
        }
    }

    func count() async throws {
        try await campus.countFigures()
    }

    /// One thing happens.
    mutating func step() async throws {
        let eventID = eventIDs[Int.random(in: 0..<eventIDs.count, using: &generator)]
        switch Int.random(in: 0..<16, using: &generator) {
        case 0..<6:
            let person = campus.people[Int.random(in: 0..<campus.people.count, using: &generator)]
            _ = try await campus.decisions.decide([person.arrival], eventID: eventID)
        case 6..<8:
            let name = "guest\(Int.random(in: 0..<4, using: &generator))"
            let guest = DecisionCommand.Person.guest(name: name, email: "\(name)@example.com", code: "code")
            _ = try await campus.decisions.decide([.rsvp(.init(id: .version7(), person: guest))], eventID: eventID)
        case 8..<11: try await decide { .cancel(rsvpID: $0) }
        case 11..<13: try await decide { .checkIn(rsvpID: $0) }
        case 13: try await change(eventID, "category = CASE category WHEN 'Social' THEN 'Sports' ELSE 'Social' END")
        case 14:
            try await change(
                eventID,
                """
                start_time = start_time + interval '20 days', end_time = end_time + interval '20 days',
                timezone = CASE timezone WHEN 'UTC' THEN 'Pacific/Auckland' ELSE 'UTC' END
                """
            )
        default: try await change(eventID, "state = CASE state WHEN 'published' THEN 'cancelled' ELSE 'published' END")
        }
        if Bool.random(using: &generator) { _ = try await counting.count() }
    }

    /// About any RSVP there is.
    private mutating func decide(_ command: (UUID) -> DecisionCommand) async throws {
        let rows = try await campus.database.read("SELECT id, event_id FROM events.rsvps ORDER BY created_at, id")
        guard rows.count > 0 else { return }
        let row = rows[Int.random(in: 0..<rows.count, using: &generator)]
        _ = try await campus.decisions.decide([command(try row.get("id"))], eventID: try row.get("event_id"))
    }

    /// What an organizer changes, with the line that says so to replicas.
    private func change(_ eventID: UUID, _ assignment: PostgresQuery) async throws {
        _ = try await campus.database.write(
            """
            WITH changed AS (UPDATE events.events SET \(assignment) WHERE id = \(eventID) RETURNING events.*)
            SELECT events.record_change('event:updated', e, '{}') FROM changed AS e
            """
        )
    }

    /// What is counted and what it was counted from, as two queries of the same columns; by what they are of.
    static let sources: [(name: String, counted: PostgresQuery, truth: PostgresQuery)] = [
        (
            "events",
            """
            SELECT event_id, decision_number, state, category, organizer_id, timezone, start_time, end_time, day, seats,
                confirmed, waiting, checked_in
            FROM events.event_figures
            """,
            """
            SELECT id, decision_number, state, category, organizer_id, timezone, start_time, end_time,
                (start_time AT TIME ZONE timezone)::date, max_attendees, current_attendees, waitlist_count,
                checked_in_count
            FROM events.events
            """
        ),
        (
            "an event's days",
            "SELECT event_id, day, confirmed, waitlisted, promoted, cancelled, checked_in FROM events.event_days",
            "SELECT event_id, day, \(decided) GROUP BY event_id, day"
        ),
        (
            "a category's days",
            """
            SELECT category, day, confirmed, waitlisted, promoted, cancelled, checked_in FROM events.category_days
            WHERE (confirmed, waitlisted, promoted, cancelled, checked_in) <> (0, 0, 0, 0, 0)
            """,
            """
            SELECT category, day, \(decided) GROUP BY category, day
            HAVING count(*) FILTER (WHERE kind NOT IN ('guest_confirmed', 'capacity_changed')) > 0
            """
        ),
        (
            "people of a day",
            """
            SELECT day, category, sum(bit_count(people)) AS n FROM events.attendance WHERE span = 'day'
            GROUP BY 1, 2 HAVING sum(bit_count(people)) > 0
            """,
            "SELECT (start_time AT TIME ZONE timezone)::date, category, \(attended) GROUP BY 1, 2"
        ),
        (
            "people of a month",
            """
            SELECT day, category, sum(bit_count(people)) AS n FROM events.attendance WHERE span = 'month'
            GROUP BY 1, 2 HAVING sum(bit_count(people)) > 0
            """,
            "SELECT date_trunc('month', start_time AT TIME ZONE timezone)::date, category, \(attended) GROUP BY 1, 2"
        ),
    ]

    private static let decided: PostgresQuery =
        """
        count(*) FILTER (WHERE kind = 'confirmed')::integer, count(*) FILTER (WHERE kind = 'waitlisted')::integer,
            count(*) FILTER (WHERE kind = 'promoted')::integer,
            count(*) FILTER (WHERE kind IN ('cancelled', 'expired'))::integer,
            (count(*) FILTER (WHERE kind = 'checked_in') - count(*) FILTER (WHERE kind = 'check_in_undone'))::integer
        FROM (
            SELECT d.*, e.category, (d.at AT TIME ZONE e.timezone)::date AS day
            FROM events.decisions AS d JOIN events.events AS e ON e.id = d.event_id
        ) AS d
        """

    private static let attended: PostgresQuery =
        """
        count(DISTINCT coalesce(r.user_id::text, r.email))
        FROM events.rsvps AS r JOIN events.events AS e ON e.id = r.event_id
        WHERE r.status = 'confirmed' AND e.state = 'published'
        """

    /// Says of what something else is counted than there is.
    func check(_ when: Comment) async throws {
        for (name, counted, truth) in Self.sources {
            let wrong = try await campus.number(
                """
                SELECT count(*) AS n FROM (
                    ((\(counted)) EXCEPT (\(truth))) UNION ALL ((\(truth)) EXCEPT (\(counted)))
                ) AS difference
                """
            )
            #expect(wrong == 0, "\(name), \(when)")
        }
    }
}
