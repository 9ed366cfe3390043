import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

/// What notification-service asks before it sends.
@Suite struct NotificationStateTests {
    @Test func aRowSaysWhatIsSoNow() async throws {
        try await Campus.with(people: 2) { campus in
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            func states() async throws -> [String] {
                try await campus.database.read(
                    """
                    SELECT concat_ws(' ', event_state, rsvp_status) AS state FROM events.notification_state
                    WHERE event_id = \(event.id.uuid) AND start_time = \(event.startTime) ORDER BY 1
                    """
                ).map { try $0.get("state") }
            }
            #expect(try await states() == ["published", "published confirmed", "published waitlisted"])
            try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.organizer)
            #expect(try await states() == ["cancelled", "cancelled confirmed", "cancelled waitlisted"])
        }
    }

    /// It is asked before each mail: whatever is asked must not read all RSVPs of an event.
    @Test func itIsFoundByIndex() async throws {
        try await Campus.with(people: 0) { campus in
            _ = try await campus.database.write([
                """
                INSERT INTO events.users (id, email, name)
                SELECT gen_random_uuid(), n || '@campus.example', 'n' FROM generate_series(1, 500) AS n
                """,
                """
                INSERT INTO events.events (id, title, category, start_time, end_time, timezone, max_attendees, state,
                    organizer_id)
                SELECT gen_random_uuid(), 'Event', 'Social', now(), now() + interval '1 hour', 'UTC', 1000, 'draft',
                    \(campus.organizer.userID) FROM generate_series(1, 300)
                """,
                """
                INSERT INTO events.rsvps (id, event_id, user_id, name, email, status)
                SELECT gen_random_uuid(), e.id, u.id, u.name, u.email, 'confirmed'
                FROM (SELECT id FROM events.events LIMIT 20) AS e CROSS JOIN events.users AS u
                """,
                "ANALYZE events.rsvps, events.events",
            ])
            let id = UUID.version7()
            let conditions: [PostgresQuery] = [
                "rsvp_id = ANY(\([id])::uuid[])", "rsvp_id IS NULL AND event_id = ANY(\([id])::uuid[])",
                "rsvp_id = \(id)", "event_id = \(id) AND rsvp_id IS NULL",
            ]
            for mode in ["force_custom_plan", "force_generic_plan"] {
                for condition in conditions {
                    let plan = try await campus.database.transaction { transaction in
                        _ = try await transaction.query("SELECT set_config('plan_cache_mode', \(mode), true)")
                        return try await transaction.query(
                            "EXPLAIN SELECT * FROM events.notification_state WHERE \(condition)"
                        ).map { try $0.get("QUERY PLAN", as: String.self) }.joined(separator: "\n")
                    }
                    #expect(!plan.contains("Seq Scan") && !plan.contains("rsvps_one_per_person"), "\(plan)")
                }
            }
        }
    }
}
