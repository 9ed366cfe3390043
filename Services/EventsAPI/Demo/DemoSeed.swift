import CampusCore
import Foundation
import Logging
import Postgres
import ServiceKit

/// Fills an empty demo with people, events of the coming weeks and the past months, and RSVPs, all decided by the
/// same rules as everyone's.
struct DemoSeed: Sendable {
    static let password = "campus-demo"
    static let accounts: [(email: String, name: String, role: Role, affiliation: Affiliation)] = [
        ("student@campus.example", "Sam Student", .student, .student),
        ("organizer@campus.example", "Olivia Organizer", .organizer, .staff),
        ("admin@campus.example", "Ada Admin", .admin, .staff),
    ]
    private static let names = [
        "Amara", "Ben", "Chiara", "Deniz", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jana", "Kofi", "Lena", "Mateo",
        "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Sami", "Tomás", "Uma", "Viktor", "Wanda", "Yusuf",
    ]

    let database: PostgresClient
    let now: Date
    var generator = SplitMix64(state: 20)

    /// - Returns: how many events were made; 0 when the demo has its people already.
    mutating func plant() async throws -> Int {
        let store = AccountStore(database: database)
        if try await store.credentials(email: Self.accounts[0].email) != nil { return 0 }
        let hash = try Password.hash(Self.password)
        var people: [UUID] = []
        var organizer: Identity?
        for account in Self.accounts {
            let id = try await add(account.email, account.name, account.role, account.affiliation, hash, store)
            if account.role == .organizer { organizer = Identity(userID: id, role: .organizer) }
        }
        for (index, name) in Self.names.enumerated() {
            let email = "demo\(index + 1)@campus.example"
            // Without a password nobody signs in as one of them.
            people.append(try await add(email, "\(name) Demo", .student, .student, nil, store))
        }
        guard let organizer else { return 0 }
        let events = Events.rules(on: database, now: { [now] in now })
        var count = 0
        for isPast in [false, true] {
            for (index, event) in DemoEvent.all.enumerated() {
                try await add(event, index, isPast: isPast, organizer, people, events)
                count += 1
            }
        }
        // Nobody is written to about a past that never was.
        _ = try await database.write([
            "UPDATE events.outbox SET accepted_at = now() WHERE accepted_at IS NULL",
            "DELETE FROM events.announcements WHERE template <> 'event_reminder'", "DELETE FROM events.changes",
        ])
        return count
    }

    private func add(
        _ email: String,
        _ name: String,
        _ role: Role,
        _ affiliation: Affiliation,
        _ hash: String?,
        _ store: AccountStore
    ) async throws -> UUID {
        let user = User(
            id: WireID(.version7()),
            email: email,
            name: name,
            publicName: role == .organizer ? name : nil,
            role: role,
            affiliation: affiliation,
            emailVerified: true,
            isTrusted: role == .organizer
        )
        _ = try await store.insert(user, passwordHash: hash)
        return user.id.uuid
    }

    private mutating func add(
        _ event: DemoEvent,
        _ index: Int,
        isPast: Bool,
        _ organizer: Identity,
        _ people: [UUID],
        _ events: Events
    ) async throws {
        let days = 1 + index * 2
        let start = Self.day(now, days, hour: [10, 14, 16, 18, 19][index % 5])
        var proposal = EventProposal()
        proposal.title = event.title
        proposal.description = event.description
        proposal.category = event.category.rawValue
        proposal.location = event.location
        proposal.timezone = "Europe/Berlin"
        proposal.startTime = WireTime.format(start)
        proposal.endTime = WireTime.format(start.addingTimeInterval(Double(event.hours) * 3600))
        proposal.maxAttendees = event.seats
        let made = try await events.create(proposal, by: organizer)
        let comers = people.shuffled(using: &generator).prefix(Int.random(in: 4...people.count, using: &generator))
        let arrivals = comers.map { DecisionCommand.rsvp(.init(id: .version7(), person: .user($0))) }
        _ = try await DecisionStore(database: database).decide(arrivals, eventID: made.id.uuid)
        if isPast {
            // Decided while it was to come, as every event is; then the calendar is turned on.
            _ = try await database.write(
                """
                UPDATE events.events SET start_time = start_time - make_interval(days => \(days * 5 + 2)),
                    end_time = end_time - make_interval(days => \(days * 5 + 2))
                WHERE id = \(made.id.uuid)
                """
            )
        }
    }

    /// That many days after `date`, at the hour in UTC.
    private static func day(_ date: Date, _ days: Int, hour: Int) -> Date {
        let midnight = (date.timeIntervalSince1970 / 86_400).rounded(.down) * 86_400
        return Date(timeIntervalSince1970: midnight + Double(days) * 86_400 + Double(hour) * 3600)
    }
}
