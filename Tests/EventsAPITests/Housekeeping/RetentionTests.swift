import CampusCore
import Foundation
import Live
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct RetentionTests {
    private func store(_ campus: Campus, batch: Int = 5000) -> RetentionStore {
        RetentionStore(database: campus.database, retention: Retention(), batch: batch)
    }

    private func days(_ days: Double, after date: Date) -> Date { date + days * 86_400 }

    @Test func guestsLoseTheirNamesNinetyDaysAfterTheEvent() async throws {
        try await Campus.with(people: 1) { campus in
            var proposal = campus.proposal("Open house")
            proposal.guestsAllowed = true
            let event = try await campus.events.create(proposal, by: campus.organizer)
            let guest = DecisionCommand.Person.guest(name: "Gus", email: "gus@elsewhere.example", code: "code")
            let id = UUID.version7()
            _ = try await campus.decisions.decide(
                [.rsvp(.init(id: id, person: guest)), campus.people[0].arrival],
                eventID: event.id.uuid
            )
            _ = try await campus.database.write(
                "INSERT INTO events.guest_unsubscriptions VALUES (\(id), 'reminder')"
            )
            func choices() async throws -> Int {
                try await campus.number("SELECT count(*) AS n FROM events.guest_unsubscriptions")
            }
            _ = try await store(campus).enforce(now: days(89.9, after: event.endTime))
            #expect(try await campus.rsvps.rsvp(id: id)?.name == "Gus")
            #expect(try await choices() == 1)
            _ = try await store(campus).enforce(now: days(90.1, after: event.endTime))
            #expect(try await choices() == 0)
            let kept = try #require(try await campus.rsvps.rsvp(id: id))
            #expect(kept.name == "Deleted person" && kept.email == "deleted-\(id.wire)@invalid")
            #expect(kept.status == .confirmed, "that somebody came stays")
            let named = try await campus.number("SELECT count(*) AS n FROM events.rsvps WHERE name = 'person0'")
            #expect(named == 1, "who has an account keeps the name")
        }
    }

    @Test func whatIsOverIsThrownAwayInItsTime() async throws {
        try await Campus.with(people: 1) { campus in
            let id = campus.people[0].userID
            _ = try await campus.database.write([
                """
                INSERT INTO events.sessions (id, user_id, created_at, refreshed_at, expires_at, revoked_at) VALUES
                    (gen_random_uuid(), \(id), now(), now(), now() + interval '30 days', NULL),
                    (gen_random_uuid(), \(id), now(), now(), now() + interval '30 days', now())
                """,
                """
                INSERT INTO events.outbox (template, recipient, subject, accepted_at) VALUES
                    ('rsvp_confirmed', '{"email": "a@b.example"}', '{}', now()),
                    ('rsvp_confirmed', '{"email": "a@b.example"}', '{}', NULL),
                    ('rsvp_confirmed', '{"email": "deleted-x@invalid"}', '{}', NULL)
                """,
                """
                INSERT INTO events.audit_log (actor_id, action, subject_id) VALUES (\(id), 'account.changed', \(id))
                """,
                "INSERT INTO events.consents (user_id, kind, version, is_given) VALUES (\(id), 'terms', '1', true)",
                """
                INSERT INTO events.announcements (event_id, template, audience, due_at, start_time, sender_id, done_at)
                VALUES (\(UUID()), 'event_cancelled', 'everyone', now(), NULL, NULL, now()),
                    (\(UUID()), 'event_cancelled', 'everyone', now(), NULL, NULL, NULL),
                    (\(UUID()), 'event_reminder', 'confirmed', now(), now() + interval '20 days', NULL, now()),
                    (\(UUID()), 'event_message', 'everyone', now(), NULL, \(id), now())
                """,
            ])
            func count(_ table: PostgresQuery) async throws -> Int {
                try await campus.number("SELECT count(*) AS n FROM events.\(table)")
            }
            func keep(_ after: Double) async throws {
                _ = try await store(campus).enforce(now: days(after, after: Date()))
            }
            try await keep(29.9)
            #expect(try await [count("sessions"), count("outbox"), count("announcements")] == [2, 3, 4])
            try await keep(30.1)
            #expect(
                try await [count("sessions"), count("outbox"), count("announcements")] == [1, 1, 3],
                "what still waits, stays"
            )
            try await keep(60.1)
            #expect(try await count("announcements") == 2, "what it reminded of is over")
            #expect(try await count("sessions") == 0, "who never came back")
            try await keep(729.9)
            #expect(try await count("audit_log") == 1)
            try await keep(730.1)
            #expect(try await [count("audit_log"), count("consents")] == [0, 1], "the person is still there")
            #expect(try await count("announcements") == 1, "what was written goes with the log")
            let deletion: PostgresQuery = """
                UPDATE events.users SET deleted_at = now(), name = 'Deleted person',
                    email = 'deleted-' || id::text || '@invalid' WHERE id = \(id)
                """
            _ = try await campus.database.write(deletion)
            try await keep(730.1)
            #expect(try await count("consents") == 0)
        }
    }

    @Test func whoResumesFromBeforeWhatWasThrownAwayLoadsEverythingAnew() async throws {
        try await Campus.with(people: 1) { campus in
            func change() async throws -> UUID {
                try await campus.events.create(campus.proposal(), by: campus.organizer).id.uuid
            }
            let changes = ChangeStore(database: campus.database)
            func missed(_ cursor: LiveCursor) async throws -> Int? {
                let everything = LiveInterest(topics: [.all], userID: nil)
                let end = LiveCursor(transactionID: .max, id: .max)
                return try await changes.missed(after: cursor, upTo: end, by: everything)?.count
            }
            func cursors() async throws -> [LiveCursor] {
                // Transactions of other tests may have to end first.
                for _ in 0..<500 {
                    let page = try await changes.changes(after: .start, limit: 100)
                    if page.unsettled.isEmpty { return page.settled.map(\.order) }
                    try await Task.sleep(for: .milliseconds(20))
                }
                return []
            }
            for _ in 0..<3 { _ = try await change() }
            let all = try await cursors()
            try #require(all.count == 3)
            #expect(try await missed(all[0]) == 2)
            // The first two are old.
            _ = try await campus.database.write(
                "UPDATE events.changes SET at = at - interval '8 days' WHERE id <= \(all[1].id)"
            )
            _ = try await store(campus, batch: 1).enforce(now: Date())
            #expect(try await cursors() == Array(all[1...]), "one at a time")
            #expect(try await missed(LiveCursor(transactionID: 1, id: 0)) == nil)
            #expect(try await missed(all[0]) == 2, "nothing behind it is gone")
            _ = try await store(campus).enforce(now: Date())
            #expect(try await cursors() == [all[2]])
            #expect(try await missed(all[0]) == nil)
            #expect(try await missed(all[1]) == 1)
            // Nothing left to throw away moves nothing.
            let horizon = try await changes.horizon()
            _ = try await store(campus).enforce(now: Date())
            #expect(try await changes.horizon() == horizon && horizon == all[1])
        }
    }

    @Test func oneReplicaAtATimeDoesIt() async throws {
        try await Campus.with(people: 1) { campus in
            _ = try await campus.database.write(
                """
                INSERT INTO events.outbox (template, recipient, subject, created_at, accepted_at)
                SELECT 'rsvp_confirmed', '{}', '{}', now() - interval '31 days', now() FROM generate_series(1, 3)
                """
            )
            let store = store(campus, batch: 2)
            try await campus.database.transaction { transaction in
                _ = try await transaction.query("SELECT pg_advisory_xact_lock(hashtext('events.retention'))")
                #expect(try await store.enforce(now: Date()) == false)
                #expect(try await campus.number("SELECT count(*) AS n FROM events.outbox") == 3)
            }
            #expect(try await store.enforce(now: Date()), "there is more")
            #expect(try await campus.number("SELECT count(*) AS n FROM events.outbox") == 1)
            #expect(try await !store.enforce(now: Date()))
            #expect(try await campus.number("SELECT count(*) AS n FROM events.outbox") == 0)
        }
    }

    @Test func whatSomebodyHoldsIsNotWaitedFor() async throws {
        try await Campus.with(people: 0) { campus in
            var proposal = campus.proposal("Open house")
            proposal.guestsAllowed = true
            let event = try await campus.events.create(proposal, by: campus.organizer)
            let guest = DecisionCommand.Person.guest(name: "Gus", email: "gus@elsewhere.example", code: "code")
            let id = UUID.version7()
            _ = try await campus.decisions.decide([.rsvp(.init(id: id, person: guest))], eventID: event.id.uuid)
            let later = days(100, after: event.endTime)
            try await campus.database.transaction { transaction in
                _ = try await transaction.query("SELECT FROM events.rsvps WHERE id = \(id) FOR UPDATE")
                _ = try await transaction.query("SELECT FROM events.events WHERE id = \(event.id.uuid) FOR UPDATE")
                _ = try await store(campus).enforce(now: later)
            }
            #expect(try await campus.rsvps.rsvp(id: id)?.name == "Gus")
            _ = try await store(campus).enforce(now: later)
            #expect(try await campus.rsvps.rsvp(id: id)?.name == "Deleted person")
        }
    }

    @Test func theTimesAreTheOperators() throws {
        let reader = ConfigurationReader(environment: ["RETENTION_DAYS_GUESTS": "0", "RETENTION_DAYS_CHANGES": "14"])
        let retention = try Retention(reader)
        #expect(retention.guests == 0 && retention.changes == 14 && retention.auditLog == 730)
        #expect(try Retention(ConfigurationReader(environment: [:])) == Retention(), "the defaults are the same twice")
        for (name, value) in [("RETENTION_DAYS_CHANGES", "0"), ("RETENTION_DAYS_OUTBOX", "soon")] {
            let error = #expect(throws: ConfigurationError.self) {
                try Retention(ConfigurationReader(environment: [name: value]))
            }
            #expect(error?.variable == name)
        }
    }
}
