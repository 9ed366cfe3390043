import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

@Suite struct ErasureRaceTests {
    private static let email = "person0@campus.example"

    @Test func aDecisionUnderWayIsWaitedForAndGivenUp() async throws {
        try await Leaving.with { leaving in
            let campus = leaving.campus
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer)
            let person = try await leaving.signedIn(campus.people[0])
            let id = event.id.uuid
            let deletion = try await campus.database.transaction { transaction in
                let decided = try await DecisionStore(database: transaction).decide([person.arrival], eventID: id)
                guard case .given = decided[0] else { throw PostgresError.noRow("events.decide") }
                let deletion = Task { try await leaving.delete(person, email: Self.email) }
                // The deletion waits for the person's row, which the RSVP refers to.
                try await waits(campus)
                return deletion
            }
            try await deletion.value
            try await leaving.finish()
            let row = try await campus.database.read("SELECT name, status FROM events.rsvps")[0]
            #expect(try row.get("name", as: String.self) == "Deleted person")
            #expect(try row.get("status", as: String.self) == "cancelled")
            #expect(try await leaving.tables(holding: [Self.email]) == [])
        }
    }

    @Test func whatIsAskedWithATokenThatIsNotVoidYetIsGivenUpToo() async throws {
        try await Leaving.with { leaving in
            let campus = leaving.campus
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer)
            let person = try await leaving.signedIn(campus.people[0])
            try await leaving.delete(person, email: Self.email)
            let late = try await leaving.rsvps.rsvp(eventID: event.id.uuid, by: person, key: nil).rsvp
            #expect(late.status == .confirmed && late.name == "Deleted person")
            try await leaving.finish()
            #expect(try await campus.rsvps.rsvp(id: late.id.uuid)?.status == .cancelled)
            #expect(try await campus.number("SELECT current_attendees AS n FROM events.events") == 0)
        }
    }

    @Test func whoeverReadThePersonBeforeIsWaitedFor() async throws {
        try await Leaving.with { leaving in
            let campus = leaving.campus
            let person = try await leaving.signedIn(campus.people[0])
            try await campus.database.transaction { transaction in
                // Has an id of its own, and knows the name.
                _ = try await transaction.query("SELECT pg_current_xact_id()")
                let row = try await transaction.query(
                    "SELECT name, email FROM events.users WHERE id = \(person.userID)"
                )[0]
                let (name, email): (String, String) = (try row.get("name"), try row.get("email"))
                try await leaving.delete(person, email: Self.email)
                leaving.clock.pass(Erasure.grace + 1)
                _ = try await leaving.erasures.proceed()
                #expect(try await leaving.pending() == 1, "something that began before is under way")
                _ = try await transaction.query(
                    """
                    INSERT INTO events.outbox (template, recipient, subject) VALUES ('rsvp_confirmed',
                        jsonb_build_object('user_id', \(person.userID)::uuid, 'name', \(name)::text, 'email', \(email)::text),
                        '{}')
                    """
                )
            }
            #expect(try await leaving.tables(holding: [Self.email]) == ["outbox", "erasures"])
            try await leaving.finish()
            #expect(try await leaving.tables(holding: [Self.email]) == [])
        }
    }

    @Test func aRowThatADropHoldsIsNotWaitedFor() async throws {
        try await Leaving.with { leaving in
            let campus = leaving.campus
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            let person = try await leaving.signedIn(campus.people[0])
            let rsvp = try await leaving.rsvps.rsvp(eventID: event.id.uuid, by: person, key: nil).rsvp
            let erasure = try await leaving.erasures.delete(
                Leaving.deletion(#"{"confirm":"\#(Self.email)"}"#),
                person
            )
            let store = leaving.erasures.store
            try await campus.database.transaction { transaction in
                _ = try await transaction.query("SELECT FROM events.rsvps WHERE id = \(rsvp.id.uuid) FOR UPDATE")
                #expect(try await store.anonymise(rsvps: [rsvp.id.uuid]) == 1)
            }
            #expect(try await store.anonymise(rsvps: try await store.rsvpIDs(erasure)) == 0)
        }
    }

    /// Until a session of this database waits for a lock.
    private func waits(_ campus: Campus) async throws {
        for _ in 0..<1000 {
            let waiting = try await campus.number(
                """
                SELECT count(*) AS n FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """
            )
            if waiting > 0 { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("nobody waits")
    }
}
