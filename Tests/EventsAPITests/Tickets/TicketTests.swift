import CampusCore
import Foundation
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct TicketTests {
    private let codes = TicketCodes(secret: Data("secret".utf8))

    private func with(_ body: (Campus, Tickets, Event, [RSVP]) async throws -> Void) async throws {
        try await Campus.with(people: 3) { campus in
            try await campus.withRSVPs { rsvps in
                let event = try await campus.events.create(
                    campus.proposal("Tea & talk", seats: 2),
                    by: campus.organizer
                )
                try await campus.rsvp(event, campus.people)
                let all = try await campus.rsvps.rsvps(eventID: event.id.uuid)
                let inOrder = campus.people.compactMap { person in all.first { $0.userID?.uuid == person.userID } }
                try #require(inOrder.count == 3)
                try await body(campus, Tickets(rsvps: rsvps, codes: codes), event, inOrder)
            }
        }
    }

    private func problem(_ tickets: Tickets, _ rsvp: RSVP, _ identity: Identity?) async -> Problem? {
        await EventsAPITests.problem { _ = try await tickets.ticket(rsvpID: rsvp.id.uuid, for: identity, code: nil) }
    }

    @Test func aSeatHasATicketForItsPersonAndTheOrganizer() async throws {
        try await with { campus, tickets, event, rsvps in
            for identity in [campus.people[0], campus.organizer, campus.admin] {
                let ticket = try await tickets.ticket(rsvpID: rsvps[0].id.uuid, for: identity, code: nil)
                #expect(ticket.code == codes.code(rsvpID: rsvps[0].id.uuid))
                let json = try WireJSON.decoder().decode(
                    [String: JSONValue].self,
                    from: WireJSON.encoder().encode(ticket)
                )
                #expect(json["event_id"] == .string(event.id.uuid.wire) && json["event_title"] == .string("Tea & talk"))
                #expect(json["rsvp_id"] == .string(rsvps[0].id.uuid.wire) && json["name"] == .string("person0"))
                #expect(json["checked_in_at"] == .null && json["start_time"] != nil && json["location"] != nil)
                #expect(try ticket.image().contains("<title>Ticket of person0 for Tea &amp; talk</title>"))
            }
            #expect(await problem(tickets, rsvps[0], campus.people[1])?.status == .notFound)
            #expect(await problem(tickets, rsvps[0], campus.newcomer)?.status == .notFound)
            #expect(await problem(tickets, rsvps[0], nil)?.status == .unauthorized)
            let unknown = await EventsAPITests.problem {
                _ = try await tickets.ticket(rsvpID: UUID(), for: campus.admin, code: nil)
            }
            #expect(unknown?.status == .notFound)
        }
    }

    @Test func whatIsNoSeatHasNone() async throws {
        try await with { campus, tickets, event, rsvps in
            #expect(await problem(tickets, rsvps[2], campus.people[2])?.kind == "rsvp-waitlisted")
            let before = try await tickets.ticket(rsvpID: rsvps[1].id.uuid, for: campus.people[1], code: nil).code
            try await tickets.rsvps.cancel(id: rsvps[0].id.uuid, by: campus.people[0], code: nil)
            let cancelled = await problem(tickets, rsvps[0], campus.people[0])
            #expect(cancelled?.status == .conflict && cancelled?.kind == "rsvp-cancelled")
            // The next in line has one now, and the others' stay as they are.
            #expect(await problem(tickets, rsvps[2], campus.people[2]) == nil)
            let after = try await tickets.ticket(rsvpID: rsvps[1].id.uuid, for: campus.people[1], code: nil).code
            #expect(before == after)
            try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.organizer)
            #expect(await problem(tickets, rsvps[1], campus.people[1])?.kind == "event-cancelled")
        }
    }

    @Test func aGuestHasOneOnceTheAddressIsConfirmed() async throws {
        try await with { campus, tickets, _, _ in
            var proposal = campus.proposal("Open house")
            proposal.guestsAllowed = true
            let event = try await campus.events.create(proposal, by: campus.organizer)
            let id = UUID.version7()
            let guest = DecisionCommand.Person.guest(name: "Gustav", email: "g@example.org", code: "one")
            _ = try await campus.decisions.decide([.rsvp(.init(id: id, person: guest))], eventID: event.id.uuid)
            let code = tickets.rsvps.guestCodes.code(eventID: event.id.uuid, email: "g@example.org")
            let early = await EventsAPITests.problem { _ = try await tickets.ticket(rsvpID: id, for: nil, code: code) }
            #expect(early?.status == .conflict && early?.kind == "address-unconfirmed")
            _ = try await campus.decisions.decide([.confirm(rsvpID: id)], eventID: event.id.uuid)
            #expect(try await tickets.ticket(rsvpID: id, for: nil, code: code).rsvp.name == "Gustav")
            let other = await EventsAPITests.problem {
                _ = try await tickets.ticket(rsvpID: id, for: nil, code: "other")
            }
            #expect(other?.status == .notFound)
        }
    }
}
