import CampusCore
import Foundation
import Logging
import Postgres
import PostgresTesting
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct RSVPDecisionTests {
    /// A campus with people and one event.
    private struct Campus {
        let database: PostgresClient
        let people: [UUID]
        let event: Event
        var store: RSVPStore { RSVPStore(database: database) }

        func decide(_ people: some Sequence<UUID>) async throws -> [RSVPDecision] {
            try await store.decide(eventID: event.id.uuid, arrivals: people.map { (.version7(), $0) })
        }

        func number(_ query: PostgresQuery) async throws -> Int {
            try await database.read(query)[0].get("n")
        }
    }

    private func withCampus(seats: Int, waitlist: Bool = true, _ body: (Campus) async throws -> Void) async throws {
        try await TestDatabase.with { configuration in
            _ = try await EventsMigrations.migrator(configuration, logger: Logger(label: "test")).migrate()
        } _: { database in
            let accounts = AccountStore(database: database.client)
            var people: [UUID] = []
            for index in 0..<20 {
                let email = "person\(index)@campus.example"
                let user = User(id: WireID(.version7()), email: email, name: "P", role: .organizer, affiliation: .staff)
                _ = try await accounts.insert(user, passwordHash: nil, isTrusted: true)
                people.append(user.id.uuid)
            }
            let events = Events(store: EventStore(database: database.client), accounts: accounts, now: { Date() })
            var proposal = EventProposal()
            proposal.title = "A drop"
            proposal.category = "Social"
            proposal.startTime = WireTime.format(Date().addingTimeInterval(86_400))
            proposal.endTime = WireTime.format(Date().addingTimeInterval(90_000))
            proposal.maxAttendees = seats
            proposal.waitlistEnabled = waitlist
            let event = try await events.create(proposal, by: Identity(userID: people[0], role: .organizer))
            try await body(Campus(database: database.client, people: people, event: event))
        }
    }

    private func status(_ decision: RSVPDecision) -> String {
        switch decision {
        case .given(let rsvp): rsvp.status.rawValue + (rsvp.waitlistPosition.map { " \($0)" } ?? "")
        case .existing(let rsvp): "existing \(rsvp.status)"
        case .refused(let refusal): refusal.rawValue
        }
    }

    @Test func seatsAreGivenInOrderAndTheRestWait() async throws {
        try await withCampus(seats: 2) { campus in
            let decisions = try await campus.decide(campus.people.prefix(4) + [campus.people[1]])
            #expect(
                decisions.map(status)
                    == ["confirmed", "confirmed", "waitlisted 1", "waitlisted 2", "existing confirmed"]
            )
            #expect(try await campus.number("SELECT count(*) AS n FROM events.outbox") == 4)
            #expect(try await campus.number("SELECT current_attendees AS n FROM events.events") == 2)
        }
    }

    @Test func arrivalsAtOnceNeverTakeASeatTooMany() async throws {
        try await withCampus(seats: 7) { campus in
            let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
                for person in campus.people {
                    group.addTask { status(try await campus.decide([person])[0]) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == "confirmed" }.count == 7)
            #expect(Set(outcomes.filter { $0 != "confirmed" }) == Set((1...13).map { "waitlisted \($0)" }))
            #expect(try await campus.number("SELECT count(*) AS n FROM events.rsvps WHERE status = 'confirmed'") == 7)
        }
    }

    @Test func aFreedSeatGoesToTheFirstInLine() async throws {
        try await withCampus(seats: 1) { campus in
            let decisions = try await campus.decide(campus.people.prefix(3))
            guard case .given(let first) = decisions[0], case .given(let second) = decisions[1],
                case .given(let third) = decisions[2]
            else {
                Issue.record("all three have an RSVP")
                return
            }
            #expect(try await campus.store.cancel(id: first.id.uuid, userID: campus.people[0]))
            #expect(try await campus.store.rsvp(id: second.id.uuid)?.status == .confirmed)
            #expect(try await campus.store.rsvp(id: third.id.uuid)?.waitlistPosition == 1)
            #expect(try await campus.store.cancel(id: second.id.uuid, userID: campus.people[0]) == false)
            #expect(
                try await campus.number("SELECT count(*) AS n FROM events.outbox WHERE template = 'rsvp_promoted'") == 1
            )
        }
    }

    @Test func withoutAWaitlistTheLateAreRefused() async throws {
        try await withCampus(seats: 1, waitlist: false) { campus in
            let decisions = try await campus.decide(campus.people.prefix(2))
            #expect(decisions.map(status) == ["confirmed", "full"])
        }
    }

    @Test func anEventThatIsOverOrUnknownTakesNobody() async throws {
        try await withCampus(seats: 1) { campus in
            let unknown = try await campus.store.decide(eventID: UUID(), arrivals: [(.version7(), campus.people[0])])
            #expect(unknown.map(status) == ["not_found"])
            _ = try await campus.database.write(
                "UPDATE events.events SET start_time = start_time - interval '9 days', end_time = end_time - interval '9 days'"
            )
            #expect(try await campus.decide([campus.people[0]]).map(status) == ["event_over"])
        }
    }

    @Test func theChangesComeInCommitOrderAndOnce() async throws {
        try await withCampus(seats: 3) { campus in
            let changes = ChangeStore(database: campus.database)
            _ = try await campus.decide(campus.people.prefix(2))
            var all: [Change] = []
            let deadline = ContinuousClock.now + .seconds(30)
            // Transactions of other tests' databases hold the horizon back while they run.
            while all.count < 4, ContinuousClock.now < deadline {
                all = try await changes.changes(after: ChangeCursor(transactionID: 0, id: 0), limit: 100).settled
            }
            #expect(all.map(\.type) == ["event:created", "rsvp:created", "rsvp:created", "capacity:changed"])
            guard all.count == 4 else { return }
            let rest = try await changes.changes(after: all[1].cursor, limit: 100).settled
            #expect(rest.map(\.cursor) == all.dropFirst(2).map(\.cursor))
        }
    }
}
