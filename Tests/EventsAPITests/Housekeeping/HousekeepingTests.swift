import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

@Suite struct HousekeepingTests {
    @Test func whatIsOverLeavesTheIndexesAndPopularityFollowsTheSeats() async throws {
        try await Campus.with { campus in
            let store = HousekeepingStore(database: campus.database)
            let soon = try await campus.events.create(campus.proposal("Soon", inHours: 1), by: campus.organizer)
            let later = try await campus.events.create(
                campus.proposal("Later", inHours: 9, seats: 2),
                by: campus.organizer
            )
            try await campus.rsvp(later, campus.people.prefix(3))
            try await campus.countFigures()
            try await store.keep(now: campus.now)
            #expect(try await campus.number("SELECT count(*) AS n FROM events.events WHERE is_over") == 0)
            #expect(
                try await campus.number("SELECT popularity AS n FROM events.events WHERE id = \(later.id.uuid)") == 3
            )
            try await store.keep(now: soon.endTime)
            #expect(
                try await campus.number(
                    "SELECT count(*) AS n FROM events.events WHERE is_over AND id = \(soon.id.uuid)"
                ) == 1
            )
        }
    }

    @Test func answersOfYesterdayAreThrownAway() async throws {
        try await Campus.with(people: 0) { campus in
            let idempotency = Idempotency(database: campus.database, secret: Data("secret".utf8))
            let key = IdempotencyKey(scope: "someone", key: "one", fingerprint: Data())
            _ = try await idempotency.once(key) { _ in 1 }
            let store = HousekeepingStore(database: campus.database)
            try await store.keep(now: campus.now.addingTimeInterval(23 * 3600))
            #expect(try await campus.number("SELECT count(*) AS n FROM events.idempotency_keys") == 1)
            try await store.keep(now: campus.now.addingTimeInterval(25 * 3600))
            #expect(try await campus.number("SELECT count(*) AS n FROM events.idempotency_keys") == 0)
        }
    }

    @Test func aRowThatADropHoldsIsNotWaitedFor() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal("Soon", inHours: 1), by: campus.organizer)
            let store = HousekeepingStore(database: campus.database)
            try await campus.database.transaction { transaction in
                _ = try await transaction.query("SELECT FROM events.events WHERE id = \(event.id.uuid) FOR UPDATE")
                try await store.keep(now: event.endTime)
            }
            #expect(try await campus.number("SELECT count(*) AS n FROM events.events WHERE is_over") == 0)
            try await store.keep(now: event.endTime)
            #expect(try await campus.number("SELECT count(*) AS n FROM events.events WHERE is_over") == 1)
        }
    }
}
