import Foundation
import Logging
import PostgresTesting
import Testing

@testable import EventsAPI

@Suite struct DemoSeedTests {
    @Test func theDemoHoldsEveryInvariantAndIsPlantedOnce() async throws {
        try await TestDatabase.with(template: "events") { configuration in
            _ = try await EventsMigrations.migrator(configuration, logger: Logger(label: "test")).migrate()
        } _: { database in
            var seed = DemoSeed(database: database.client, now: Date())
            #expect(try await seed.plant() == 40)
            #expect(try await seed.plant() == 0)
            let wrong = try await database.client.read(
                """
                SELECT count(*) AS n FROM events.events AS e
                WHERE current_attendees <> (SELECT count(*) FROM events.rsvps WHERE event_id = e.id AND status = 'confirmed')
                   OR waitlist_count <> (SELECT count(*) FROM events.rsvps WHERE event_id = e.id AND status = 'waitlisted')
                """
            )
            #expect(try wrong[0].get("n") == 0)
            let past = try await database.client.read("SELECT count(*) AS n FROM events.events WHERE end_time < now()")
            #expect(try past[0].get("n") == 20)
            let waiting = try await database.client.read(
                "SELECT count(*) AS n FROM events.outbox WHERE accepted_at IS NULL"
            )
            #expect(try waiting[0].get("n") == 0)
            let due = try await database.client.read(
                """
                SELECT count(*) FILTER (WHERE due_at <= now()) AS n, count(DISTINCT event_id) AS events
                FROM events.announcements
                """
            )
            // Every event that is yet to come has its reminders.
            #expect(try due[0].get("n") == 0 && due[0].get("events") == 20)
        }
    }
}
