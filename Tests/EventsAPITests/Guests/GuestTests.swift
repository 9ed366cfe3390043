import CampusCore
import Foundation
import Logging
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct GuestTests {
    /// A campus with an event that takes guests, and the lanes running.
    private struct Door {
        let campus: Campus
        let event: Event
        let rsvps: RSVPs
        let guests: Guests

        func ask(_ name: String, _ email: String) async throws -> RSVPAnswer {
            let body = #"{"name":"\#(name)","email":"\#(email)"}"#
            let proposal = try WireJSON.decoder().decode(GuestProposal.self, from: Data(body.utf8))
            return try await guests.rsvp(proposal, eventID: event.id.uuid, network: "192.0.2.1", key: nil)
        }

        /// The code that was mailed.
        func mailedCode(_ email: String) async throws -> String {
            let link: String = try await campus.database.read(
                """
                SELECT context ->> 'link' AS link FROM events.outbox
                WHERE template = 'guest_confirm' AND recipient ->> 'email' = \(email) ORDER BY created_at DESC LIMIT 1
                """
            )[0].get("link")
            return String(link.split(separator: "code=").last ?? "")
        }
    }

    private func withDoor(
        seats: Int = 1,
        allowed: Bool = true,
        _ body: @escaping (Door) async throws -> Void
    ) async throws {
        try await Campus.with(people: 2) { campus in
            var proposal = campus.proposal("Open house", seats: seats)
            proposal.guestsAllowed = allowed
            let event = try await campus.events.create(proposal, by: campus.organizer)
            let lanes = DecisionLanes(database: campus.database, logger: Logger(label: "test"))
            let rsvps = RSVPs(
                store: campus.rsvps,
                lanes: lanes,
                events: campus.events,
                guestCodes: GuestCodes(secret: Data("secret".utf8))
            )
            let guests = Guests(
                store: GuestStore(database: campus.database),
                rsvps: rsvps,
                limiter: RateLimiter(RateLimitConfiguration(), logger: Logger(label: "test"))
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await lanes.run() }
                try await body(Door(campus: campus, event: event, rsvps: rsvps, guests: guests))
                group.cancelAll()
            }
        }
    }

    @Test func aGuestHasASeatForHalfAnHourAndKeepsItWithTheMailedCode() async throws {
        try await withDoor { door in
            let answer = try await door.ask("Gus", "Gus@Example.org")
            #expect(answer.isNew && answer.rsvp.status == .confirmed && answer.rsvp.email == "gus@example.org")
            let minutes = try #require(answer.rsvp.confirmBy).timeIntervalSinceNow / 60
            #expect((29...30.1).contains(minutes))
            let id = answer.rsvp.id.uuid
            let wrong = await problem { _ = try await door.guests.confirm(rsvpID: id, code: "AAAA") }
            #expect(wrong?.status == .notFound)
            let code = try await door.mailedCode("gus@example.org")
            let confirmed = try await door.guests.confirm(rsvpID: id, code: code)
            #expect(confirmed.confirmBy == nil && confirmed.status == .confirmed)
            let again = try await door.guests.confirm(rsvpID: id, code: code)
            #expect(again.confirmBy == nil)
            #expect(try await door.campus.mails("rsvp_confirmed") == 1)
            // The code stands for the guest where others sign in.
            #expect(try await door.rsvps.rsvp(id: id, for: nil, code: code).name == "Gus")
            try await door.rsvps.cancel(id: id, by: nil, code: code)
            #expect(try await door.rsvps.rsvp(id: id, for: nil, code: code).status == .cancelled)
        }
    }

    @Test func theSeatOfWhoDoesNotConfirmGoesToTheNext() async throws {
        try await withDoor { door in
            let guest = try await door.ask("Gus", "gus@example.org").rsvp
            let next = try await door.rsvps.rsvp(eventID: door.event.id.uuid, by: door.campus.people[0], key: nil).rsvp
            #expect(next.status == .waitlisted)
            let expiry = GuestExpiry(
                store: GuestStore(database: door.campus.database),
                lanes: door.rsvps.lanes,
                logger: Logger(label: "test")
            )
            #expect(try await expiry.expire() == 0, "not yet")
            let code = try await door.mailedCode("gus@example.org")
            _ = try await door.campus.database.write(
                "UPDATE events.rsvps SET confirm_by = now() - interval '1 second' WHERE id = \(guest.id.uuid)"
            )
            let late = await problem { _ = try await door.guests.confirm(rsvpID: guest.id.uuid, code: code) }
            #expect(late?.kind == "confirmation-expired")
            #expect(try await expiry.expire() == 1)
            #expect(try await door.campus.rsvps.rsvp(id: next.id.uuid)?.status == .confirmed)
            #expect(try await door.campus.mails("guest_expired") == 1)
            // Who comes back stands at the end of the line, with the RSVP that was there.
            let back = try await door.ask("Gus", "gus@example.org")
            #expect(back.rsvp.id == guest.id && back.rsvp.status == .waitlisted)
        }
    }

    @Test func openPagesAreToldNothingOfGuests() async throws {
        try await withDoor { door in
            let first = try await door.rsvps.rsvp(eventID: door.event.id.uuid, by: door.campus.people[0], key: nil).rsvp
            _ = try await door.ask("Gus", "gus@example.org")
            try await door.rsvps.cancel(id: first.id.uuid, by: door.campus.people[0], code: nil)
            #expect(try await door.campus.mails("rsvp_promoted") == 1)
            let told = try await door.campus.number(
                """
                SELECT count(*) AS n FROM events.changes
                WHERE data::text LIKE '%gus@example.org%' AND audience <> 'nobody'
                """
            )
            #expect(told == 0)
            await #expect(throws: PostgresError.self) {
                _ = try await door.campus.database.write(
                    """
                    INSERT INTO events.changes (type, event_id, data)
                    VALUES ('rsvp:promoted', \(door.event.id.uuid), '{}')
                    """
                )
            }
        }
    }

    @Test func oneAddressIsOneGuestAndLearnsNothingOfAnother() async throws {
        try await withDoor(seats: 5) { door in
            let first = try await door.ask("Gus", "gus@example.org")
            let second = try await door.ask("Mallory", "gus@example.org")
            #expect(!second.isNew && second.rsvp.id == first.rsvp.id && second.rsvp.name == "Mallory")
            #expect(try await door.campus.rsvps.rsvp(id: first.rsvp.id.uuid)?.name == "Gus")
            let unsigned = await problem { _ = try await door.rsvps.rsvp(id: first.rsvp.id.uuid, for: nil) }
            #expect(unsigned?.status == .unauthorized)
        }
    }

    @Test func whereGuestsAreNotAllowedTheyAreToldSo() async throws {
        try await withDoor(allowed: false) { door in
            let refused = await problem { _ = try await door.ask("Gus", "gus@example.org") }
            #expect(refused?.status == .forbidden && refused?.kind == "no-guests")
            let unnamed = await problem { _ = try await door.ask("", "nobody") }
            #expect(unnamed?.errors.map(\.field) == ["name", "email"])
        }
    }

    @Test func oneAddressCannotHoldSeatsEverywhere() async throws {
        try await withDoor(seats: 5) { door in
            for index in 0..<5 {
                var proposal = door.campus.proposal("Other \(index)")
                proposal.guestsAllowed = true
                let event = try await door.campus.events.create(proposal, by: door.campus.organizer)
                let body = #"{"name":"Gus","email":"gus@example.org"}"#
                let guest = try WireJSON.decoder().decode(GuestProposal.self, from: Data(body.utf8))
                _ = try await door.guests.rsvp(guest, eventID: event.id.uuid, network: "192.0.2.1", key: nil)
            }
            let refused = await problem { _ = try await door.ask("Gus", "gus@example.org") }
            #expect(refused?.status == .tooManyRequests)
            #expect(refused?.headers[.retryAfter] == "60")
        }
    }

    @Test func theLogExplainsEveryDecision() async throws {
        try await withDoor { door in
            let campus = door.campus
            let id = door.event.id.uuid
            let log = DecisionLog(store: DecisionLogStore(database: campus.database), rsvps: door.rsvps)
            let first = try await door.rsvps.rsvp(eventID: id, by: campus.people[0], key: nil).rsvp
            let second = try await door.rsvps.rsvp(eventID: id, by: campus.people[1], key: nil).rsvp
            try await door.rsvps.cancel(id: first.id.uuid, by: campus.people[0], code: nil)
            let entries = try await log.decisions(eventID: id, after: 0, limit: 10, for: campus.organizer)
            #expect(
                entries.map(\.explanation) == [
                    "Seat 1 of 1 was free", "All 1 seats were taken: number 1 in line",
                    "Given up: 0 of 1 seats are taken", "Decision 3 freed a seat, and this was the first in line",
                ]
            )
            let mine = try await log.decisions(rsvpID: second.id.uuid, for: campus.people[1], code: nil)
            #expect(mine.map(\.kind) == [.waitlisted, .promoted])
            let stranger = await problem {
                _ = try await log.decisions(eventID: id, after: 0, limit: 10, for: campus.people[1])
            }
            #expect(stranger?.status == .forbidden)
        }
    }
}
