import CampusCore
import Foundation
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct CheckInTests {
    @Test func aTicketLetsItsPersonInOnce() async throws {
        try await Door.with { door in
            let first = try await door.checkIn(door.code(0))
            #expect(first.isNew && first.rsvp.id == door.rsvps[0].id && first.rsvp.checkedInAt != nil)
            #expect(first.checkedInCount == 1 && first.confirmedCount == 4)
            let again = try await door.checkIn(door.code(0), by: door.campus.admin)
            #expect(!again.isNew && again.checkedInCount == 1)
            #expect(again.rsvp.checkedInAt == first.rsvp.checkedInAt, "the first time is told")
            let other = try await door.checkIn(.rsvp(door.rsvps[1].id.uuid))
            #expect(other.isNew && other.checkedInCount == 2)
            #expect(try await door.present() == 2)
        }
    }

    @Test func onlyWhoManagesTheEventStandsAtTheDoor() async throws {
        try await Door.with { door in
            for person in [door.campus.people[0], door.campus.newcomer] {
                let refused = await door.refusal(door.code(0), by: person)
                #expect(refused?.status == .forbidden)
                let kept = await problem { try await door.undo(0, by: person) }
                #expect(kept?.status == .forbidden)
                let counts = await problem {
                    _ = try await door.rules().counts(eventID: door.event.id.uuid, for: person)
                }
                #expect(counts?.status == .forbidden)
            }
            let present = try await door.present()
            #expect(present == 0)
            let nowhere = await problem {
                _ = try await door.rules().checkIn(door.code(0), eventID: UUID(), by: door.campus.admin)
            }
            #expect(nowhere?.status == .notFound)
        }
    }

    @Test func aForgedCodeOrOneOfAnotherEventOpensNothing() async throws {
        try await Door.with { door in
            let forged = TicketCodes(secret: Data("forger".utf8)).code(rsvpID: door.rsvps[0].id.uuid)
            for code in [forged, "nonsense", door.rsvps[0].id.uuid.wire] {
                let refusal = await door.refusal(.code(code))
                #expect(refusal?.status == .unprocessableContent && refusal?.errors.map(\.field) == ["code"])
            }
            let elsewhere = try await door.campus.events.create(
                door.campus.proposal("Elsewhere"),
                by: door.campus.organizer
            )
            try await door.campus.rsvp(elsewhere, door.campus.people.prefix(1))
            let other = try #require(try await door.campus.rsvps.rsvps(eventID: elsewhere.id.uuid).first)
            for subject in [CheckInSubject.code(Door.codes.code(rsvpID: other.id.uuid)), .rsvp(other.id.uuid)] {
                let refusal = await door.refusal(subject)
                #expect(refusal?.status == .conflict && refusal?.kind == "other-event")
            }
            #expect(await door.refusal(.rsvp(UUID()))?.status == .notFound)
            #expect(await door.refusal(.code(Door.codes.code(rsvpID: UUID())))?.status == .notFound)
            #expect(try await door.present() == 0)
        }
    }

    @Test func whoHasNoSeatIsToldWhy() async throws {
        try await Door.with(seats: 2) { door in
            #expect(await door.refusal(door.code(2))?.kind == "rsvp-waitlisted")
            #expect(await door.refusal(.name("person3"))?.kind == "rsvp-waitlisted")
            let rsvps = door.campus.rsvps(door.lanes)
            try await rsvps.cancel(id: door.rsvps[0].id.uuid, by: door.campus.people[0], code: nil)
            #expect(await door.refusal(door.code(0))?.kind == "rsvp-cancelled")
            #expect(try await door.checkIn(door.code(2)).isNew, "the seat is theirs now")
            // Who is in cannot give the seat up.
            let late = await problem {
                try await rsvps.cancel(id: door.rsvps[2].id.uuid, by: door.campus.people[2], code: nil)
            }
            #expect(late?.kind == "checked-in")
            try await door.campus.events.cancel(id: door.event.id.uuid, Precondition([]), by: door.campus.organizer)
            #expect(await door.refusal(door.code(1))?.kind == "event-cancelled")
        }
    }

    @Test func aCheckInIsTakenBackAndDoneAgain() async throws {
        try await Door.with { door in
            let first = try await door.checkIn(door.code(0))
            try await door.undo(0)
            try await door.undo(0)
            try await door.undo(1)
            #expect(try await door.counts().checkedIn == 0)
            #expect(try await door.present() == 0)
            let again = try await door.checkIn(door.code(0))
            #expect(again.isNew)
            #expect(try #require(again.rsvp.checkedInAt) > (try #require(first.rsvp.checkedInAt)))
            let kinds: [String] = try await door.campus.database.read(
                """
                SELECT kind FROM events.decisions WHERE rsvp_id = \(door.rsvps[0].id.uuid) AND kind LIKE 'check%'
                ORDER BY number
                """
            ).map { try $0.get("kind") }
            #expect(kinds == ["checked_in", "check_in_undone", "checked_in"])
            let strange = await problem {
                try await door.rules().undo(rsvpID: UUID(), eventID: door.event.id.uuid, by: door.campus.organizer)
            }
            #expect(strange?.status == .notFound)
        }
    }

    @Test func severalPhonesAtOnceCountEverybodyOnce() async throws {
        try await Door.with(people: 20, seats: 20) { door in
            // Each of five phones reads everyone's ticket, in an order of its own.
            let answers = try await withThrowingTaskGroup(of: (Int, CheckInAnswer).self) { group in
                for phone in 0..<5 {
                    for person in (0..<20).shuffled() {
                        let identity = phone.isMultiple(of: 2) ? door.campus.organizer : door.campus.admin
                        group.addTask { (person, try await door.checkIn(door.code(person), by: identity)) }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 100)
            for person in 0..<20 {
                let own = answers.filter { $0.0 == person }.map(\.1)
                #expect(own.filter(\.isNew).count == 1)
                #expect(Set(own.map(\.rsvp.checkedInAt)).count == 1, "all phones tell the same time")
            }
            #expect(answers.map(\.1.checkedInCount).max() == 20)
            #expect(try await door.counts().checkedIn == 20)
            #expect(try await door.present() == 20)
            #expect(
                try await door.campus.number("SELECT count(*) AS n FROM events.decisions WHERE kind = 'checked_in'")
                    == 20
            )
            // In and out at once, the last word is the same everywhere.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for person in 0..<20 {
                    group.addTask { try await door.undo(person) }
                    group.addTask { try await door.checkIn(door.code(person)) }
                }
                try await group.waitForAll()
            }
            #expect(try await door.counts().checkedIn == door.present())
        }
    }

    @Test func openPagesHearTheCount() async throws {
        try await Door.with { door in
            try await door.checkIn(door.code(0))
            try await door.checkIn(door.code(1))
            try await door.undo(0)
            let counts: [Int] = try await door.campus.database.read(
                """
                SELECT (data ->> 'checked_in_count')::integer AS n FROM events.changes
                WHERE type = 'capacity:changed' AND event_id = \(door.event.id.uuid) ORDER BY id DESC LIMIT 3
                """
            ).map { try $0.get("n") }
            #expect(counts == [1, 2, 1])
        }
    }

    @Test func theDoorIsOpenFromPublicationToADayAfterTheEnd() async throws {
        try await Door.with { door in
            let day: TimeInterval = 86_400
            let end = door.event.endTime.timeIntervalSince(door.campus.now)
            #expect(try await door.checkIn(door.code(0)).isNew, "a day before")
            #expect(try await door.checkIn(door.code(1), after: end + day - 1).isNew)
            #expect(await door.refusal(door.code(2), after: end + day)?.kind == "check-in-closed")
            let undone = await problem {
                try await door.rules(after: end + day)
                    .undo(rsvpID: door.rsvps[0].id.uuid, eventID: door.event.id.uuid, by: door.campus.organizer)
            }
            #expect(undone?.kind == "check-in-closed")
            var proposal = door.campus.proposal("Draft")
            proposal.status = "draft"
            let draft = try await door.campus.events.create(proposal, by: door.campus.organizer)
            let early = await problem {
                _ = try await door.rules().checkIn(door.code(0), eventID: draft.id.uuid, by: door.campus.organizer)
            }
            #expect(early?.kind == "event-unpublished")
        }
    }

    @Test func whoDidNotComeIsKnownAfterwards() async throws {
        try await Door.with(people: 5, seats: 3) { door in
            try await door.checkIn(door.code(0))
            let end = door.event.endTime.timeIntervalSince(door.campus.now)
            let during = try await door.counts(after: end - 1)
            #expect(during.confirmed == 3 && during.checkedIn == 1 && during.waiting == 2 && during.noShows == nil)
            let json = try WireJSON.decoder().decode(JSONValue.self, from: WireJSON.encoder().encode(during))
            #expect(
                json
                    == .object([
                        "confirmed": .integer(3), "checked_in": .integer(1), "waiting": .integer(2), "no_shows": .null,
                    ])
            )
            #expect(try await door.counts(after: end).noShows == 2)
            var filter = AttendeeFilter()
            filter.status = .confirmed
            filter.isCheckedIn = false
            let absent = try await door.campus.rsvps.rsvps(eventID: door.event.id.uuid, filter)
            #expect(Set(absent.map(\.id)) == Set(door.rsvps[1...2].map(\.id)))
        }
    }
}
