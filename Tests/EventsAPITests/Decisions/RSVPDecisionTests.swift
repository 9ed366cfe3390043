import CampusCore
import Foundation
import Live
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct RSVPDecisionTests {
    /// People and one event for them.
    private struct Drop {
        let campus: Campus
        let event: Event

        func decide(_ people: some Sequence<Identity>) async throws -> [RSVPDecision] {
            try await campus.rsvp(event, people)
        }

        func decide(_ commands: DecisionCommand...) async throws -> [RSVPDecision] {
            try await campus.decisions.decide(commands, eventID: event.id.uuid)
        }
    }

    private func withDrop(
        seats: Int,
        _ change: (inout EventProposal) -> Void = { _ in },
        _ body: (Drop) async throws -> Void
    ) async throws {
        try await Campus.with(people: 20) { campus in
            var proposal = campus.proposal("A drop", seats: seats)
            change(&proposal)
            let event = try await campus.events.create(proposal, by: campus.organizer)
            try await body(Drop(campus: campus, event: event))
        }
    }

    private func status(_ decision: RSVPDecision) -> String {
        switch decision {
        case .given(let rsvp): rsvp.status.rawValue + (rsvp.waitlistPosition.map { " \($0)" } ?? "")
        case .existing(let rsvp): "existing \(rsvp.status)" + (rsvp.waitlistPosition.map { " \($0)" } ?? "")
        case .repeated: "repeated"
        case .done(let rsvp): "done \(rsvp.status)"
        case .already(let rsvp): "already \(rsvp.status)"
        case .refused(let refusal): refusal.rawValue
        }
    }

    /// The RSVPs that were given.
    private func given(_ decisions: [RSVPDecision]) -> [RSVP] {
        decisions.compactMap { if case .given(let rsvp) = $0 { rsvp } else { nil } }
    }

    @Test func seatsAreGivenInOrderAndTheRestWait() async throws {
        try await withDrop(seats: 2) { drop in
            let decisions = try await drop.decide(drop.campus.people.prefix(4) + [drop.campus.people[1]])
            #expect(
                decisions.map(status)
                    == ["confirmed", "confirmed", "waitlisted 1", "waitlisted 2", "existing confirmed"]
            )
            #expect(try await drop.campus.number("SELECT count(*) AS n FROM events.outbox") == 4)
            #expect(try await drop.campus.number("SELECT current_attendees AS n FROM events.events") == 2)
        }
    }

    @Test func arrivalsAtOnceNeverTakeASeatTooMany() async throws {
        try await withDrop(seats: 7) { drop in
            let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
                for person in drop.campus.people {
                    group.addTask { status(try await drop.decide([person])[0]) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == "confirmed" }.count == 7)
            #expect(Set(outcomes.filter { $0 != "confirmed" }) == Set((1...13).map { "waitlisted \($0)" }))
            #expect(
                try await drop.campus.number("SELECT count(*) AS n FROM events.rsvps WHERE status = 'confirmed'") == 7
            )
        }
    }

    @Test func whoAsksAgainKeepsThePlaceAndTwiceInOneBatchCountsOnce() async throws {
        try await withDrop(seats: 1) { drop in
            let people = drop.campus.people
            let first = try await drop.decide([people[0], people[1], people[0], people[1], people[2]])
            #expect(
                first.map(status)
                    == ["confirmed", "waitlisted 1", "existing confirmed", "existing waitlisted 1", "waitlisted 2"]
            )
            #expect(try await drop.decide([people[2]]).map(status) == ["existing waitlisted 2"])
            #expect(try await drop.campus.number("SELECT count(*) AS n FROM events.rsvps") == 3)
        }
    }

    @Test func aFreedSeatGoesToTheFirstInLine() async throws {
        try await withDrop(seats: 1) { drop in
            let rsvps = given(try await drop.decide(drop.campus.people.prefix(3)))
            try #require(rsvps.count == 3)
            #expect(try await drop.decide(.cancel(rsvpID: rsvps[0].id.uuid)).map(status) == ["done cancelled"])
            #expect(try await drop.campus.rsvps.rsvp(id: rsvps[1].id.uuid)?.status == .confirmed)
            #expect(try await drop.campus.rsvps.rsvp(id: rsvps[2].id.uuid)?.waitlistPosition == 1)
            #expect(try await drop.decide(.cancel(rsvpID: rsvps[0].id.uuid)).map(status) == ["already cancelled"])
            #expect(try await drop.campus.mails("rsvp_promoted") == 1)
            let again = try await drop.decide(drop.campus.people.prefix(1))
            #expect(again.map(status) == ["waitlisted 2"], "who comes back stands at the end")
            #expect(given(again).first?.id == rsvps[0].id)
        }
    }

    @Test func leavingTheLineMovesEveryoneUp() async throws {
        try await withDrop(seats: 1) { drop in
            let rsvps = given(try await drop.decide(drop.campus.people.prefix(4)))
            try #require(rsvps.count == 4)
            _ = try await drop.decide(.cancel(rsvpID: rsvps[1].id.uuid))
            #expect(try await drop.campus.rsvps.rsvp(id: rsvps[2].id.uuid)?.waitlistPosition == 1)
            #expect(try await drop.campus.rsvps.rsvp(id: rsvps[3].id.uuid)?.waitlistPosition == 2)
            #expect(try await drop.campus.number("SELECT waitlist_count AS n FROM events.events") == 2)
        }
    }

    @Test func aBatchOfEverythingKeepsItsOrder() async throws {
        try await withDrop(seats: 1) { drop in
            let people = drop.campus.people
            let first = try #require(given(try await drop.decide([people[0]])).first)
            let decisions = try await drop.decide(
                people[1].arrival,
                .checkIn(rsvpID: first.id.uuid),
                .cancel(rsvpID: first.id.uuid),
                .undoCheckIn(rsvpID: first.id.uuid),
                .cancel(rsvpID: first.id.uuid),
                people[2].arrival,
                .checkIn(rsvpID: UUID())
            )
            #expect(
                decisions.map(status) == [
                    "waitlisted 1", "done confirmed", "is_checked_in", "done confirmed", "done cancelled",
                    "waitlisted 1", "no_such_rsvp",
                ]
            )
            let log = try await drop.campus.database.read("SELECT kind FROM events.decisions ORDER BY number")
            #expect(
                try log.map { try $0.get("kind") } == [
                    "confirmed", "waitlisted", "checked_in", "check_in_undone", "cancelled", "promoted", "waitlisted",
                ]
            )
            let gaps = try await drop.campus.number("SELECT max(number) - count(*) AS n FROM events.decisions")
            #expect(gaps == 0)
        }
    }

    @Test func everyDecisionThatIsToldHasOneRowInTheOutbox() async throws {
        try await withDrop(seats: 2) { drop in
            let rsvps = given(try await drop.decide(drop.campus.people.prefix(6)))
            for rsvp in rsvps.prefix(3) { _ = try await drop.decide(.cancel(rsvpID: rsvp.id.uuid)) }
            let unmatched = try await drop.campus.number(
                """
                SELECT count(*) AS n FROM events.decisions AS d
                FULL JOIN events.outbox AS o ON (o.subject ->> 'decision')::bigint = d.number
                    AND o.subject ->> 'rsvp_id' = d.rsvp_id::text
                WHERE d.number IS NULL OR o.id IS NULL
                """
            )
            #expect(unmatched == 0)
            #expect(try await drop.campus.number("SELECT count(*) AS n FROM events.outbox") == 12)
            let caused = try await drop.campus.number(
                """
                SELECT count(*) AS n FROM events.decisions AS d JOIN events.decisions AS cause
                    ON cause.event_id = d.event_id AND cause.number = d.because_of AND cause.kind = 'cancelled'
                WHERE d.kind = 'promoted'
                """
            )
            #expect(caused == 3, "each promotion says which seat it was")
        }
    }

    @Test func withoutAWaitlistTheLateAreRefused() async throws {
        try await withDrop(seats: 1) {
            $0.waitlistEnabled = false
        } _: { drop in
            let decisions = try await drop.decide(drop.campus.people.prefix(2))
            #expect(decisions.map(status) == ["confirmed", "full"])
        }
    }

    @Test func anEventThatIsOverOrUnknownTakesNobody() async throws {
        try await withDrop(seats: 1) { drop in
            let arrival = drop.campus.people[0].arrival
            #expect(try await drop.campus.decisions.decide([arrival], eventID: UUID()).map(status) == ["not_found"])
            _ = try await drop.campus.database.write(
                "UPDATE events.events SET start_time = start_time - interval '9 days', end_time = end_time - interval '9 days'"
            )
            #expect(try await drop.decide([drop.campus.people[0]]).map(status) == ["event_over"])
        }
    }

    @Test func nobodyIsPromotedAfterTheEventBegan() async throws {
        try await withDrop(seats: 1) { drop in
            let rsvps = given(try await drop.decide(drop.campus.people.prefix(2)))
            try #require(rsvps.count == 2)
            _ = try await drop.campus.database.write(
                "UPDATE events.events SET start_time = now() - interval '1 minute', end_time = now() + interval '1 hour'"
            )
            _ = try await drop.decide(.cancel(rsvpID: rsvps[0].id.uuid))
            #expect(try await drop.campus.rsvps.rsvp(id: rsvps[1].id.uuid)?.status == .waitlisted)
        }
    }

    @Test func theSameRequestTwiceInOneBatchIsToldTheSameTwice() async throws {
        try await withDrop(seats: 1) { drop in
            let person = drop.campus.people[0]
            func ask(_ body: String) -> DecisionCommand {
                let key = IdempotencyKey(scope: person.userID.wire, key: "one", fingerprint: Data(body.utf8))
                return .rsvp(.init(id: .version7(), person: .user(person.userID), key: key))
            }
            let decisions = try await drop.decide(ask(""), ask(""), ask("other"))
            #expect(decisions.map(status) == ["confirmed", "confirmed", "key_reused"])
            #expect(Set(given(decisions).map(\.id)).count == 1)
            #expect(try await drop.campus.number("SELECT count(*) AS n FROM events.outbox") == 1)
        }
    }

    @Test func aKeyGivesTheSameAnswerAndAnotherRequestIsRefused() async throws {
        try await withDrop(seats: 1) { drop in
            func ask(_ person: Identity, _ name: String, body: String = "") async throws -> RSVPDecision {
                let key = IdempotencyKey(scope: person.userID.wire, key: name, fingerprint: Data(body.utf8))
                return try await drop.decide(.rsvp(.init(id: .version7(), person: .user(person.userID), key: key)))[0]
            }
            let person = drop.campus.people[0]
            let first = try await ask(person, "one")
            let rsvp = try #require(given([first]).first)
            _ = try await drop.decide(.cancel(rsvpID: rsvp.id.uuid))
            let answer = try RSVPAnswer(await ask(person, "one"))
            #expect(answer.isNew && answer.rsvp.id == rsvp.id && answer.rsvp.status == .confirmed, "as it was told")
            let reused = try await ask(person, "one", body: "other")
            #expect(status(reused) == "key_reused")
            let anothers = try await ask(drop.campus.people[1], "one")
            #expect(status(anothers) == "confirmed")
        }
    }

    @Test func theChangesComeInCommitOrderAndOnce() async throws {
        try await withDrop(seats: 3) { drop in
            let changes = ChangeStore(database: drop.campus.database)
            _ = try await drop.decide(drop.campus.people.prefix(2))
            var all: [LiveChange] = []
            let deadline = ContinuousClock.now + .seconds(30)
            // Transactions of other tests' databases hold the horizon back while they run.
            while all.count < 4, ContinuousClock.now < deadline {
                all = try await changes.changes(after: .start, limit: 100).settled
            }
            #expect(all.map(\.message.type) == ["event:created", "rsvp:created", "rsvp:created", "capacity:changed"])
            guard all.count == 4 else { return }
            let rest = try await changes.changes(after: all[1].order, limit: 100).settled
            #expect(rest.map(\.order) == all.dropFirst(2).map(\.order))
        }
    }
}
