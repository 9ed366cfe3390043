import Foundation
import Logging
import Metrics
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct CampusMeasuringTests {
    @Test func theCampusIsToldInBoundedSeries() async throws {
        try await Campus.with { campus in
            let registry = PrometheusRegistry()
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer)
            let arrivals = campus.people.prefix(3).map { person in
                DecisionCommand.rsvp(.init(id: .version7(), person: .user(person.userID)))
            }
            _ = try await campus.decisions.decide(arrivals, eventID: event.id.uuid)
            let measuring = withMetricsFactory(registry) {
                CampusMeasuring(database: campus.database, registry: registry, logger: Logger(label: "test"))
            }
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
            #expect(try await CampusFigureStore(database: campus.database).mostAttended(limit: 10).count == 10)
        }
    }
}
