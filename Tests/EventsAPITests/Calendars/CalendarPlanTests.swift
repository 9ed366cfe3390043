import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

/// Programs ask for calendars every hour, so neither events nor RSVPs are ever read from end to end for one.
@Suite struct CalendarPlanTests {
    @Test func calendarsKeepTheirPlans() async throws {
        try await Campus.with(people: 1) { campus in
            let person = campus.people[0].userID
            for statement: PostgresQuery in [
                // Nobody is told of so many.
                "ALTER TABLE events.events DISABLE TRIGGER events_announced",
                "ALTER TABLE events.events DISABLE TRIGGER events_announced_anew",
                """
                INSERT INTO events.events (id, title, category, start_time, end_time, timezone, max_attendees, state,
                    organizer_id, is_over)
                SELECT gen_random_uuid(), 'Talk ' || n, 'Workshop', now() + make_interval(hours => n - 18000),
                    now() + make_interval(hours => n - 17998), 'UTC', 100, 'published', \(campus.organizer.userID), n <= 17998
                FROM generate_series(1, 20000) AS n
                """,
                """
                INSERT INTO events.rsvps (id, event_id, user_id, name, email, status)
                SELECT gen_random_uuid(), id, \(campus.organizer.userID), 'n', 'e', 'confirmed' FROM events.events
                """,
                """
                INSERT INTO events.rsvps (id, event_id, user_id, name, email, status)
                SELECT gen_random_uuid(), id, \(person), 'n', 'e', 'confirmed' FROM events.events ORDER BY id LIMIT 40
                """,
                "UPDATE events.events SET state = 'cancelled' WHERE title LIKE '%9'",
                "UPDATE events.events SET withdrawn_at = now() - interval '1 year' WHERE title NOT LIKE '%99' AND state = 'cancelled'",
                "ANALYZE events.events",
                "ANALYZE events.rsvps",
            ] { _ = try await campus.database.write(statement) }
            let since = campus.now - Calendars.memory
            var search = EventFilter.with(search: "talk 1999", limit: Calendars.capacity)
            search.sort = .time
            let all = EventFilter.with(limit: Calendars.capacity)
            var queries: [PostgresQuery] = [
                CalendarStore.attendancesQuery(userID: person, since: since, limit: Calendars.capacity, now: campus.now)
            ]
            for viewer in [Viewer(nil), Viewer(campus.organizer)] {
                for filter in [all, search, .with(status: .completed, limit: Calendars.capacity)] {
                    queries.append(try #require(CalendarStore.eventsQuery(filter, for: viewer, now: campus.now)))
                }
                for filter in [all, search] {
                    queries.append(
                        try #require(CalendarStore.withdrawnQuery(filter, since: since, for: viewer, now: campus.now))
                    )
                }
            }
            for query in queries {
                let plan = try await campus.database.read("EXPLAIN \(query)")
                    .map { try $0.get("QUERY PLAN", as: String.self) }.joined(separator: "\n")
                #expect(!plan.contains("Seq Scan"), "\(plan)")
            }
        }
    }
}
