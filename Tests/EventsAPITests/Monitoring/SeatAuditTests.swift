import Foundation
import Synchronization
import Testing

@testable import EventsAPI

/// The counters that decisions go by may be wrong in a wrong program: the seats are counted from the RSVPs.
@Suite struct SeatAuditTests {
    /// Two seats too many, in whatever way they came about.
    private func oversell(_ campus: Campus) async throws -> UUID {
        let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer).id.uuid
        for person in campus.people.prefix(3) {
            _ = try await campus.database.write(
                """
                INSERT INTO events.rsvps (id, event_id, user_id, name, email, status)
                VALUES (\(UUID.version7()), \(event), \(person.userID), 'x', 'x@campus.example', 'confirmed')
                """
            )
        }
        return event
    }

    @Test func aSeatTooManyIsSeenUntilItIsGone() async throws {
        try await Campus.with { campus in
            let event = try await oversell(campus)
            let audit = SeatAudit(store: CampusFigureStore(database: campus.database))
            #expect(try await audit.seatsOversold() == 2)
            #expect(try await audit.seatsOversold() == 2)
            _ = try await campus.database.write("UPDATE events.events SET max_attendees = 3 WHERE id = \(event)")
            #expect(try await audit.seatsOversold() == 0)
        }
    }

    @Test func aDecisionHasItsEventLookedAt() async throws {
        try await Campus.with { campus in
            let audit = SeatAudit(store: CampusFigureStore(database: campus.database))
            #expect(try await audit.seatsOversold() == 0)
            let event = try await oversell(campus)
            #expect(try await audit.seatsOversold() == 0, "nothing was decided about it")
            _ = try await campus.decisions.decide([campus.people[3].arrival], eventID: event)
            try await campus.countFigures()
            #expect(try await audit.seatsOversold() == 3)
        }
    }

    @Test func onceAnHourAllAreLookedAt() async throws {
        try await Campus.with { campus in
            let passed = Mutex(0.0)
            let begin = Date()
            let audit = SeatAudit(
                store: CampusFigureStore(database: campus.database),
                now: { begin + passed.withLock { $0 } }
            )
            #expect(try await audit.seatsOversold() == 0)
            _ = try await oversell(campus)
            #expect(try await audit.seatsOversold() == 0)
            passed.withLock { $0 = 3600 }
            #expect(try await audit.seatsOversold() == 2)
        }
    }
}
