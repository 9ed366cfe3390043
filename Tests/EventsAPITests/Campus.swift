import CampusCore
import Foundation
import Logging
import Postgres
import PostgresTesting
import ServiceKit

@testable import EventsAPI

/// A campus in a database of its own, with people; the clock stands at the time the test began.
struct Campus: Sendable {
    let database: PostgresClient
    let people: [Identity]
    /// May publish without asking.
    let organizer: Identity
    /// Has to ask.
    let newcomer: Identity
    let admin: Identity
    let now: Date

    var events: Events { Events.rules(on: database, now: { [now] in now }) }
    var venues: Venues { events.venues }
    var discovery: Discovery {
        Discovery(
            store: DiscoveryStore(database: database),
            suggestions: SuggestionStore(database: database),
            events: events
        )
    }
    var rsvps: RSVPStore { RSVPStore(database: database) }
    var decisions: DecisionStore { DecisionStore(database: database) }

    static func with(people count: Int = 6, _ body: (Campus) async throws -> Void) async throws {
        try await TestDatabase.with(template: "events") { configuration in
            _ = try await EventsMigrations.migrator(configuration, logger: Logger(label: "test")).migrate()
        } configure: {
            $0.settings = EventsMigrations.settings
        } _: { database in
            let accounts = AccountStore(database: database.client)
            func person(_ name: String, _ role: Role, isTrusted: Bool = false) async throws -> Identity {
                let email = "\(name)@campus.example"
                let user = User(
                    id: WireID(.version7()),
                    email: email,
                    name: name,
                    role: role,
                    affiliation: .student,
                    emailVerified: true,
                    isTrusted: isTrusted
                )
                _ = try await accounts.insert(user, passwordHash: nil)
                return Identity(userID: user.id.uuid, role: role)
            }
            var people: [Identity] = []
            for index in 0..<count { people.append(try await person("person\(index)", .student)) }
            try await body(
                Campus(
                    database: database.client,
                    people: people,
                    organizer: try await person("olivia", .organizer, isTrusted: true),
                    newcomer: try await person("nils", .organizer),
                    admin: try await person("ada", .admin),
                    // Whole seconds, as the wire mostly has them.
                    now: Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
                )
            )
        }
    }

    /// What `POST events` would be sent: a public event of two hours, so many hours from now.
    func proposal(_ title: String = "An event", inHours hours: Double = 24, seats: Int = 10) -> EventProposal {
        var proposal = EventProposal()
        proposal.title = title
        proposal.category = "Social"
        proposal.startTime = WireTime.format(now.addingTimeInterval(hours * 3600))
        proposal.endTime = WireTime.format(now.addingTimeInterval((hours + 2) * 3600))
        proposal.maxAttendees = seats
        return proposal
    }

    @discardableResult
    func rsvp(_ event: Event, _ people: some Sequence<Identity>) async throws -> [RSVPDecision] {
        try await decisions.decide(people.map(\.arrival), eventID: event.id.uuid)
    }

    func number(_ query: PostgresQuery) async throws -> Int {
        try await database.read(query)[0].get("n")
    }

    /// How many mails of the template wait to be handed over.
    func mails(_ template: String) async throws -> Int {
        try await number("SELECT count(*) AS n FROM events.outbox WHERE template = \(template)")
    }
}

extension Identity {
    /// Someone who asks for a seat.
    var arrival: DecisionCommand { .rsvp(.init(id: .version7(), person: .user(userID))) }
}

/// The problem that `body` fails with.
func problem(_ body: () async throws -> Void) async -> Problem? {
    do {
        try await body()
        return nil
    } catch {
        return (error as? Problem) ?? (error as? any ProblemConvertible)?.problem
    }
}
