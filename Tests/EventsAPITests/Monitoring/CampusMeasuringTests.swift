import Foundation
import Logging
import Metrics
import Postgres
import RedisTesting
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct CampusMeasuringTests {
    private func measuring(_ campus: Campus, _ registry: PrometheusRegistry) -> CampusMeasuring {
        withMetricsFactory(registry) {
            CampusMeasuring(database: campus.database, registry: registry, logger: Logger(label: "test"))
        }
    }

    @Test func theCampusIsToldInBoundedSeries() async throws {
        try await Campus.with { campus in
            let registry = PrometheusRegistry()
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer)
            let arrivals = campus.people.prefix(3).map { person in
                DecisionCommand.rsvp(.init(id: .version7(), person: .user(person.userID)))
            }
            _ = try await campus.decisions.decide(arrivals, eventID: event.id.uuid)
            try await campus.countFigures()
            let measuring = measuring(campus, registry)
            try await measuring.measureOutbox()
            try await measuring.measureCampus()
            let lines = registry.exposition().split(separator: "\n").map(String.init)
            let category = event.category.rawValue
            #expect(lines.contains("events_upcoming{category=\"\(category)\"} 1.0"))
            #expect(lines.contains("category_attendees{category=\"\(category)\"} 1.0"))
            #expect(lines.contains { $0.hasPrefix("event_attendees{event_id=\"\(event.id.uuid.wire)\"") })
            #expect(lines.contains(#"rsvps{status="confirmed"} 1.0"#))
            #expect(lines.contains(#"rsvps{status="waitlisted"} 2.0"#))
            #expect(lines.contains(#"active_users{days="1"} 0.0"#))
            #expect(lines.contains("seats_oversold 0.0"))
            // The three, and the organizer's own.
            let waiting = lines.first { $0.hasPrefix("outbox_waiting ") }.flatMap { Double($0.dropFirst(15)) }
            #expect(try #require(waiting) >= 3)
        }
    }

    @Test func atMostTenEventsAreNamed() async throws {
        try await Campus.with { campus in
            for _ in 0..<12 { _ = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer) }
            try await campus.countFigures()
            #expect(try await CampusFigureStore(database: campus.database).mostAttended(limit: 10).count == 10)
        }
    }

    @Test func noRequestWaitsBehindAMeasurementThatTakesLong() async throws {
        try await Campus.with { campus in
            let (database, measuring) = (campus.database, measuring(campus, PrometheusRegistry()))
            try await withThrowingTaskGroup(of: Void.self) { group in
                try await database.transaction { transaction in
                    _ = try await transaction.query("LOCK TABLE events.event_figures IN ACCESS EXCLUSIVE MODE")
                    group.addTask { try await measuring.measureCampus() }
                    let blocked: PostgresQuery = """
                        SELECT pid FROM pg_locks
                        WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        """
                    try await eventually { try await !transaction.query(blocked).isEmpty }
                    try await withThrowingTaskGroup(of: Void.self) { reads in
                        for _ in 0..<20 { reads.addTask { _ = try await database.read("SELECT 1") } }
                        try await reads.waitForAll()
                    }
                }
                // It would have ended with a timeout if they had waited for it.
                try await group.waitForAll()
            }
        }
    }
}
