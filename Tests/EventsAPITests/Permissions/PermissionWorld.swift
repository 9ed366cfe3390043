import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

/// What requests are about: people of every kind, a group, events, RSVPs and a venue. Each request that changes
/// something has one of its own.
struct PermissionWorld: Sendable {
    let service: RunningService
    private let people: [Asker: UUID]
    let group = UUID.version7()
    /// Another owner of the group.
    let colleague = UUID.version7()
    let event = UUID.version7()
    let draft = UUID.version7()
    /// The attendee's.
    let rsvp = UUID.version7()
    let guestRSVP = UUID.version7()
    let venue = UUID.version7()
    let calendarToken = UUID().uuidString

    static let password = "correct horse battery staple"

    /// - Parameter passwordHash: everyone's.
    static func make(_ service: RunningService, passwordHash: String) async throws -> PermissionWorld {
        let people = Dictionary(uniqueKeysWithValues: Asker.allCases.map { ($0, UUID.version7()) })
        let world = PermissionWorld(service: service, people: people)
        _ = try await service.components.database.write(world.statements(passwordHash))
        return world
    }

    private init(service: RunningService, people: [Asker: UUID]) {
        self.service = service
        self.people = people
    }

    /// The person's account; the student's for who is not signed in.
    func id(_ asker: Asker) -> UUID {
        people[asker == .anonymous ? .student : asker] ?? colleague
    }

    func email(_ asker: Asker) -> String { "\(id(asker).wire)@campus.example" }

    var guestEmail: String { "\(guestRSVP.wire)@elsewhere.example" }

    func user(_ asker: Asker) -> User {
        User(
            id: WireID(id(asker)),
            email: email(asker),
            name: asker.rawValue,
            role: Role(rawValue: asker.role) ?? .student,
            affiliation: .student,
            emailVerified: true,
            isTrusted: asker != .student
        )
    }

    /// A new session of the person.
    func session(_ asker: Asker) async throws -> IssuedSession {
        try await service.components.sessions.begin(for: user(asker))
    }

    private func statements(_ passwordHash: String) -> [PostgresQuery] {
        let members = Asker.allCases.filter { $0 != .anonymous }
        let ids = members.map { id($0) } + [colleague]
        let names = members.map(\.rawValue) + ["colleague"]
        let roles = members.map(\.role) + ["student"]
        return [
            """
            INSERT INTO events.users (id, email, name, role, is_trusted, password_hash, email_verified_at)
            SELECT id, id || '@campus.example', name, role, name <> 'student', \(passwordHash), now()
            FROM unnest(\(ids)::uuid[], \(names)::text[], \(roles)::text[]) AS person (id, name, role)
            """,
            "INSERT INTO events.groups (id, name) VALUES (\(group), 'Group ' || \(group)::uuid)",
            """
            INSERT INTO events.group_members (group_id, user_id, role)
            VALUES (\(group), \(id(.owner)), 'owner'), (\(group), \(id(.editor)), 'editor'),
                (\(group), \(id(.doorkeeper)), 'check-in'), (\(group), \(colleague), 'owner')
            """,
            """
            WITH other AS (
                INSERT INTO events.groups (id, name) VALUES (\(UUID.version7()), 'Another ' || \(group)::uuid) RETURNING id
            )
            INSERT INTO events.group_members (group_id, user_id, role) SELECT id, \(id(.stranger)), 'owner' FROM other
            """,
            """
            INSERT INTO events.events (id, title, category, start_time, end_time, timezone, max_attendees, state,
                organizer_id, group_id, guests_allowed, current_attendees)
            VALUES (\(event), 'Public', 'Social', now() + interval '1 day', now() + interval '26 hours', 'UTC', 10,
                'published', \(id(.creator)), \(group), true, 2),
                (\(draft), 'Draft', 'Social', now() + interval '1 day', now() + interval '26 hours', 'UTC', 10,
                'draft', \(id(.creator)), \(group), true, 0)
            """,
            """
            INSERT INTO events.rsvps (id, event_id, user_id, name, email, status)
            VALUES (\(rsvp), \(event), \(id(.attendee)), 'attendee', \(email(.attendee)), 'confirmed'),
                (\(guestRSVP), \(event), NULL, 'guest', \(guestEmail), 'confirmed')
            """,
            "INSERT INTO events.venues (id, name, capacity) VALUES (\(venue), 'Venue ' || \(venue)::uuid, 50)",
            """
            INSERT INTO events.calendar_tokens (user_id, token_hash)
            VALUES (\(id(.student)), \(CalendarTokens.hash(calendarToken)))
            """,
        ]
    }
}
