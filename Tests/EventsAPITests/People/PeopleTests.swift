import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

@Suite struct PeopleTests {
    private func people(_ campus: Campus) -> People { People(store: PeopleStore(database: campus.database)) }

    private func change(_ json: String) throws -> PersonChange {
        try WireJSON.decoder().decode(PersonChange.self, from: Data(json.utf8))
    }

    @Test func administratorsFindPeopleByNameAndAddress() async throws {
        try await Campus.with(people: 4) { campus in
            _ = try await campus.database.write(
                "UPDATE events.users SET name = 'Zoë 100%_Jónsdóttir' WHERE id = \(campus.people[3].userID)"
            )
            let people = people(campus)
            func names(_ search: String?, _ role: Role? = nil) async throws -> [String] {
                var filter = PersonFilter()
                (filter.search, filter.role) = (search, role)
                return try await people.list(filter, for: campus.admin).people.map(\.user.name)
            }
            #expect(try await names("PERSON") == ["person0", "person1", "person2", "Zoë 100%_Jónsdóttir"])
            #expect(try await names("jonsd") == ["Zoë 100%_Jónsdóttir"])
            #expect(try await names("100%_") == ["Zoë 100%_Jónsdóttir"])
            #expect(try await names("1%0") == [])
            #expect(try await names("_") == ["Zoë 100%_Jónsdóttir"])
            #expect(try await names("person3@campus") == ["Zoë 100%_Jónsdóttir"])
            #expect(try await names(nil, .admin) == ["ada"])
            var pages: [String] = []
            var filter = PersonFilter()
            filter.limit = 3
            while true {
                let page = try await people.list(filter, for: campus.admin)
                pages += page.people.map(\.user.name)
                guard let next = page.next else { break }
                filter.after = .init(name: next.parts[0], id: try #require(UUID(uuidString: next.parts[1])))
            }
            #expect(pages == ["ada", "nils", "olivia", "person0", "person1", "person2", "Zoë 100%_Jónsdóttir"])
            let refused = await problem { _ = try await people.list(filter, for: campus.organizer) }
            #expect(refused?.status == .forbidden)
        }
    }

    @Test func anotherRoleSignsThePersonOutAndIsLogged() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let issued = try await door.sessions.begin(for: door.user)
            let id = campus.people[0].userID
            let before = try await door.identity(issued)
            let changed = try await people(campus).change(
                id: id,
                try change(#"{"role":"organizer","is_trusted":true,"name":"ignored"}"#),
                by: campus.admin
            )
            #expect(changed.user.role == .organizer && changed.user.isTrusted && changed.user.name == "person0")
            await door.feed.read()
            #expect(door.tokens.revokes(before), "the token still says student")
            #expect(await problem { _ = try await door.sessions.refresh(door.token(issued)) }?.kind == "session-ended")
            let entry = try await AuditStore(database: campus.database).entries(subjectID: id).first
            #expect(entry?.action == "account.changed" && entry?.actorID?.uuid == campus.admin.userID)
            #expect(
                entry?.detail
                    == .object([
                        "role": .object(["from": .string("student"), "to": .string("organizer")]),
                        "is_trusted": .object(["from": .boolean(false), "to": .boolean(true)]),
                    ])
            )
        }
    }

    @Test func whatIsNoRoleSignsNobodyOut() async throws {
        try await Campus.with(people: 1) { campus in
            let door = try await SignInDoor(campus)
            let issued = try await door.sessions.begin(for: door.user)
            let id = campus.people[0].userID
            for json in [#"{}"#, #"{"role":"student"}"#, #"{"affiliation":"faculty"}"#, #"{"is_trusted":null}"#] {
                _ = try await people(campus).change(id: id, try change(json), by: campus.admin)
            }
            _ = try await door.sessions.refresh(door.token(issued))
            #expect(try await campus.logged("account.changed") == 1, "what changes nothing is not logged")
            let refused = await problem {
                let nonsense = try change(#"{"role":"emperor","affiliation":7,"is_trusted":"yes"}"#)
                _ = try await people(campus).change(id: id, nonsense, by: campus.admin)
            }
            #expect(refused?.errors.map(\.field) == ["affiliation", "is_trusted", "role"])
        }
    }

    @Test func somebodyAlwaysMayDoWhatAdministratorsDo() async throws {
        try await Campus.with(people: 1) { campus in
            let people = people(campus)
            let demotion = try change(#"{"role":"student"}"#)
            let last = await problem {
                _ = try await people.change(id: campus.admin.userID, demotion, by: campus.admin)
            }
            #expect(last?.status == .conflict && last?.kind == "last-administrator")
            let promoted = campus.people[0].userID
            _ = try await people.change(id: promoted, try change(#"{"role":"admin"}"#), by: campus.admin)
            // Of two who demote one another at once one remains.
            let other = Identity(userID: promoted, role: .admin)
            async let first = problem {
                _ = try await people.change(id: promoted, demotion, by: campus.admin)
            }
            async let second = problem {
                _ = try await people.change(id: campus.admin.userID, demotion, by: other)
            }
            let kinds = await [first?.kind, second?.kind]
            #expect(kinds.count { $0 == "last-administrator" } == 1)
            #expect(try await campus.number("SELECT count(*) AS n FROM events.users WHERE role = 'admin'") == 1)
        }
    }

    @Test func whoIsNoAdministratorChangesNobody() async throws {
        try await Campus.with(people: 1) { campus in
            let id = campus.people[0].userID
            let promotion = try change(#"{"role":"admin"}"#)
            for identity in [campus.people[0], campus.organizer] {
                let refused = await problem { _ = try await people(campus).change(id: id, promotion, by: identity) }
                #expect(refused?.status == .forbidden)
                let unseen = await problem { _ = try await people(campus).person(id: id, for: identity) }
                #expect(unseen?.status == .forbidden)
            }
            let unknown = await problem { _ = try await people(campus).change(id: UUID(), promotion, by: campus.admin) }
            #expect(unknown?.status == .notFound)
            #expect(try await people(campus).person(id: id, for: campus.admin).user.name == "person0")
        }
    }
}
