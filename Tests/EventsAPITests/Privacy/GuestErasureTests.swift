import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

@Suite struct GuestErasureTests {
    private static let email = "gus.guestmarker@elsewhere.example"

    private func rsvp(_ leaving: Leaving, _ title: String, seats: Int = 5) async throws -> (event: Event, id: UUID) {
        var proposal = leaving.campus.proposal(title, seats: seats)
        proposal.guestsAllowed = true
        let event = try await leaving.campus.events.create(proposal, by: leaving.campus.organizer)
        let code = leaving.rsvps.guestCodes.code(eventID: event.id.uuid, email: Self.email)
        let guest = DecisionCommand.Person.guest(name: "Gus Guestmarker", email: Self.email, code: code)
        let id = UUID.version7()
        _ = try await leaving.rsvps.lanes.decide(.rsvp(.init(id: id, person: guest)), eventID: event.id.uuid)
        _ = try await leaving.rsvps.lanes.decide(.confirm(rsvpID: id), eventID: event.id.uuid)
        return (event, id)
    }

    @Test func aGuestIsForgottenEverywhereWithTheCodeOfOneLink() async throws {
        try await Leaving.with { leaving in
            let past = try await rsvp(leaving, "Yesterday's")
            let coming = try await rsvp(leaving, "Tomorrow's", seats: 1)
            let next = try await leaving.rsvps.rsvp(
                eventID: coming.event.id.uuid,
                by: leaving.campus.people[0],
                key: nil
            ).rsvp
            _ = try await leaving.campus.database.write([
                """
                UPDATE events.events SET start_time = now() - interval '26 hours', end_time = now() - interval '24 hours'
                WHERE id = \(past.event.id.uuid)
                """,
                """
                INSERT INTO events.idempotency_keys (scope, key, fingerprint, answer) VALUES ('anonymous', 'guest', '',
                    json_build_object('rsvp', json_build_object('email', \(Self.email)::text, 'name', 'Gus Guestmarker')))
                """,
                "UPDATE events.outbox SET accepted_at = now() WHERE template = 'guest_confirm'",
                "INSERT INTO events.guest_unsubscriptions VALUES (\(past.id), 'reminder'), (\(coming.id), 'message')",
            ])
            let wrong = await problem { _ = try await leaving.erasures.forget(guestOf: past.id, code: "AAAA") }
            #expect(wrong?.status == .notFound)
            let none = await problem { _ = try await leaving.erasures.forget(guestOf: past.id, code: nil) }
            #expect(none?.status == .notFound)
            let code = leaving.rsvps.guestCodes.code(eventID: past.event.id.uuid, email: Self.email)
            _ = try await leaving.erasures.giveUpSeats(try await leaving.erasures.forget(guestOf: past.id, code: code))
            #expect(try await leaving.campus.rsvps.rsvp(id: next.id.uuid)?.status == .confirmed)
            try await leaving.finish()
            #expect(try await leaving.tables(holding: ["guestmarker"]) == [])
            let choices = try await leaving.campus.number("SELECT count(*) AS n FROM events.guest_unsubscriptions")
            #expect(choices == 0)
            let kept = try #require(try await leaving.campus.rsvps.rsvp(id: past.id))
            #expect(kept.status == .confirmed && kept.email == "deleted-\(past.id.wire)@invalid")
            #expect(leaving.notifications.asked("/erasure").first?.contains(Self.email) == true)
            let gone = await problem { _ = try await leaving.rsvps.rsvp(id: past.id, for: nil, code: code) }
            #expect(gone?.status == .notFound, "the link opens nothing any more")
        }
    }

    @Test func whoHasAnAccountIsNoGuest() async throws {
        try await Leaving.with { leaving in
            let event = try await leaving.campus.events.create(leaving.campus.proposal(), by: leaving.campus.organizer)
            let person = leaving.campus.people[0]
            let rsvp = try await leaving.rsvps.rsvp(eventID: event.id.uuid, by: person, key: nil).rsvp
            let code = leaving.rsvps.guestCodes.code(eventID: event.id.uuid, email: rsvp.email)
            let refused = await problem { _ = try await leaving.erasures.forget(guestOf: rsvp.id.uuid, code: code) }
            #expect(refused?.status == .notFound)
        }
    }
}
