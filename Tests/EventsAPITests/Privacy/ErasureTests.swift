import CampusCore
import Foundation
import Postgres
import Synchronization
import Testing

@testable import EventsAPI

@Suite struct ErasureTests {
    @Test func nothingInTheDatabaseNamesWhoLeft() async throws {
        try await Leaving.with { leaving in
            let marla = try await MarkedPerson.arrive(at: leaving)
            let before = try await leaving.tables(holding: MarkedPerson.texts)
            // A search that finds nothing proves nothing.
            #expect(
                before == [
                    "users", "rsvps", "outbox", "changes", "idempotency_keys", "audit_log", "sessions",
                    "single_sign_on_identities", "push_subscriptions", "phones", "phone_codes", "announcements",
                    "events",
                ]
            )
            try await leaving.delete(marla.identity, email: MarkedPerson.email)
            #expect(
                try await leaving.tables(holding: MarkedPerson.texts).isDisjoint(with: ["users", "rsvps", "sessions"])
            )
            try await leaving.finish()
            #expect(try await leaving.tables(holding: MarkedPerson.texts) == [])
            let asked = try #require(leaving.notifications.asked("/erasure").first)
            #expect(asked.contains(marla.identity.userID.wire) && asked.contains(MarkedPerson.email))
        }
    }

    @Test func whatOthersNeedStaysWithoutTheName() async throws {
        try await Leaving.with { leaving in
            let campus = leaving.campus
            let marla = try await MarkedPerson.arrive(at: leaving)
            let next = try await leaving.rsvps.rsvp(eventID: marla.coming.id.uuid, by: campus.people[0], key: nil).rsvp
            #expect(next.status == .waitlisted)
            try await leaving.delete(marla.identity, email: MarkedPerson.email)
            // Who is next in line has the seat at once.
            #expect(try await campus.rsvps.rsvp(id: next.id.uuid)?.status == .confirmed)
            try await leaving.finish()
            let row = try await campus.database.read(
                """
                SELECT name, email, status, checked_in_at IS NOT NULL AS has_come FROM events.rsvps
                WHERE event_id = \(marla.past.id.uuid) AND user_id = \(marla.identity.userID)
                """
            )[0]
            #expect(try row.get("name", as: String.self) == "Deleted person")
            #expect(try row.get("email", as: String.self) == "deleted-\(marla.identity.userID.wire)@invalid")
            #expect(try row.get("status", as: String.self) == "confirmed" && row.get("has_come", as: Bool.self))
            let event = try #require(try await campus.events.store.event(id: marla.past.id.uuid, now: campus.now))
            #expect(event.currentAttendees == 1, "that somebody came is still counted")
            let decisions = try await campus.number(
                "SELECT count(*) AS n FROM events.decisions WHERE event_id = \(marla.past.id.uuid)"
            )
            #expect(decisions == 2)
            let logged = try await AuditStore(database: campus.database).entries(subjectID: marla.identity.userID)
            #expect(logged.map(\.action).contains("account.deleted"))
            let reason = "Deleted person <deleted-\(marla.identity.userID.wire)@invalid> asked"
            #expect(
                logged.first { $0.action == "account.changed" }?.detail
                    == .object(["reason": .string(reason), "role": .string("x")])
            )
        }
    }

    @Test func nobodyIsWrittenToWhoLeft() async throws {
        try await Leaving.with { leaving in
            let marla = try await MarkedPerson.arrive(at: leaving)
            try await leaving.delete(marla.identity, email: MarkedPerson.email)
            let handed = HandedOver()
            let store = OutboxStore(database: leaving.campus.database)
            while try await store.relay(limit: 64, hand: { handed.take($0) }) > 0 {}
            #expect(!handed.json.isEmpty)
            #expect(!handed.json.contains { $0.contains("@invalid") || $0.contains("rsvp_cancelled") })
            try await leaving.finish()
            let waiting = try await leaving.campus.number(
                "SELECT count(*) AS n FROM events.outbox WHERE accepted_at IS NULL"
            )
            #expect(waiting == 0)
        }
    }

    @Test func theAddressMakesANewAccountThatSeesNothingOfTheOld() async throws {
        try await Leaving.with { leaving in
            let marla = try await MarkedPerson.arrive(at: leaving)
            try await leaving.delete(marla.identity, email: MarkedPerson.email)
            let user = User(
                id: WireID(.version7()),
                email: MarkedPerson.email,
                name: "Marla Markerwitz",
                role: .student,
                affiliation: .student,
                emailVerified: true
            )
            let accounts = AccountStore(database: leaving.campus.database)
            let new = try #require(try await accounts.insert(user, passwordHash: nil))
            let identity = Identity(userID: new.id.uuid, role: .student)
            // What she does before the old account is gone everywhere is the new one's, and stays.
            let key = IdempotencyKey(scope: new.id.uuid.wire, key: "rsvp", fingerprint: Data([2]))
            let rsvp = try await leaving.rsvps.rsvp(eventID: marla.coming.id.uuid, by: identity, key: key).rsvp
            #expect(rsvp.status == .confirmed, "the seat that was given up")
            try await leaving.finish()
            #expect(try await leaving.campus.rsvps.rsvp(id: rsvp.id.uuid)?.name == "Marla Markerwitz")
            #expect(try await leaving.rsvps.mine(identity).map(\.rsvp.id) == [rsvp.id])
            let kept = try await leaving.campus.number(
                """
                SELECT count(*) AS n FROM events.idempotency_keys
                WHERE scope = \(new.id.uuid.wire) AND answer::text LIKE '%Marla Markerwitz%'
                """
            )
            #expect(kept == 1)
            let members = try await leaving.export(identity)
            #expect(members["audit_log"] == .array([]) && members["consents"] == .array([]))
            #expect(members["sessions"] == .array([]) && members["organized_events"] == .array([]))
        }
    }

    @Test func whatIsOfAnAddressThatWasNeverVerifiedIsNotTaken() async throws {
        try await Leaving.with { leaving in
            let marla = try await MarkedPerson.arrive(at: leaving)
            // Somebody took her address for an account of theirs before she did: her RSVP as a guest is not theirs.
            _ = try await leaving.campus.database.write(
                "UPDATE events.users SET email_verified_at = NULL WHERE id = \(marla.identity.userID)"
            )
            try await leaving.delete(marla.identity, email: MarkedPerson.email)
            try await leaving.finish()
            let guest = try #require(try await leaving.campus.rsvps.rsvp(id: marla.guestRSVPID))
            #expect(guest.name == "M. Markerwitz" && guest.status == .confirmed)
            #expect(leaving.notifications.asked("/erasure").first?.contains(MarkedPerson.email) == false)
        }
    }

    @Test func untilNotificationServiceAnswersItIsTriedAgain() async throws {
        try await Leaving.with { leaving in
            let marla = try await MarkedPerson.arrive(at: leaving)
            leaving.notifications.answer(503)
            try await leaving.delete(marla.identity, email: MarkedPerson.email)
            leaving.clock.pass(Erasure.grace + 1)
            var reason: String?
            for _ in 0..<500 where reason?.contains("notification-service") != true {
                _ = try await leaving.campus.database.write("UPDATE events.erasures SET try_at = requested_at")
                do {
                    _ = try await leaving.erasures.proceed()
                } catch is HeldNotifications.Failure {}
                reason = try await leaving.campus.database.read("SELECT reason FROM events.erasures")[0].get("reason")
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(reason == "notification-service answered 503")
            // It waits longer from time to time.
            #expect(try await leaving.erasures.proceed() == false)
            #expect(try await leaving.pending() == 1)
            leaving.notifications.answer(200)
            try await leaving.finish()
        }
    }

    /// What the relay was about to hand over.
    private final class HandedOver: Sendable {
        private let entries = Mutex<[String]>([])

        var json: [String] { entries.withLock { $0 } }

        func take(_ batch: [OutboxEntry]) -> Handover {
            let notifications = batch.flatMap(\.outgoing)
            entries.withLock { $0 += notifications.map { String(decoding: $0.json, as: UTF8.self) } }
            return Handover()
        }
    }
}
