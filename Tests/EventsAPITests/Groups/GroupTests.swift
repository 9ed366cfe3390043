import CampusCore
import Foundation
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct GroupTests {
    private let anyVersion = Precondition([])

    private func patch(_ members: [String: JSONValue]) -> JSONValue { .object(members) }

    @Test func whoMakesAGroupOwnsItAndEveryoneSeesIt() async throws {
        try await Campus.with(people: 1) { campus in
            let group = try await campus.group()
            #expect(group.myRole == .owner && group.version == 1)
            #expect(try await campus.groups.group(id: group.id.uuid, for: nil).myRole == nil)
            let listed = try await campus.groups.list(after: nil, limit: 50, for: campus.organizer)
            #expect(listed.map(\.name) == ["Astronomy club"] && listed.map(\.myRole) == [.owner])
            #expect(try await campus.roles(group) == ["olivia owner"])
            let history = try await campus.events.audit.entries(subjectID: group.id.uuid)
            #expect(history.map(\.action) == ["group.created"] && history[0].actorName == "olivia")
        }
    }

    @Test func namesThatReadAlikeAreOne() async throws {
        try await Campus.with(people: 0) { campus in
            let group = try await campus.group("Café Société")
            let same = await problem { _ = try await campus.group("CAFE SOCIÉTÉ", by: campus.newcomer) }
            #expect(same?.status == .conflict && same?.kind == "group-exists")
            let other = try await campus.group("Chess", by: campus.newcomer)
            let renamed = await problem {
                let patch = patch(["name": .string("café société")])
                _ = try await campus.groups.patch(id: other.id.uuid, patch, anyVersion, by: campus.newcomer)
            }
            #expect(renamed?.kind == "group-exists")
            let itself = patch(["name": .string("CAFÉ SOCIÉTÉ")])
            #expect(
                try await campus.groups.patch(id: group.id.uuid, itself, anyVersion, by: campus.organizer).name
                    == "CAFÉ SOCIÉTÉ"
            )
        }
    }

    @Test func nobodysChangeIsLost() async throws {
        try await Campus.with(people: 0) { campus in
            let group = try await campus.group()
            let id = group.id.uuid
            let change = patch(["description": .string("Clear nights only.")])
            let changed = try await campus.groups.patch(id: id, change, Precondition(["\"1\""]), by: campus.organizer)
            #expect(changed.version == 2 && changed.myRole == .owner && changed.name == group.name)
            let lost = await problem {
                _ = try await campus.groups.patch(id: id, change, Precondition(["\"1\""]), by: campus.admin)
            }
            #expect(lost?.status == .preconditionFailed)
            let nothing = try await campus.groups.patch(id: id, change, anyVersion, by: campus.admin)
            #expect(nothing.version == 2 && nothing.myRole == nil, "what changes nothing is no version")
            let bad = await problem {
                let patch = patch(["name": .string(" "), "description": .integer(1)])
                _ = try await campus.groups.patch(id: id, patch, anyVersion, by: campus.organizer)
            }
            #expect(Set(bad?.errors.map(\.field) ?? []) == ["name", "description"])
            let history = try await campus.events.audit.entries(subjectID: id)
            #expect(history.map(\.action) == ["group.created", "group.updated"])
            #expect(history[1].detail == .object(["fields": .array([.string("description")])]))
        }
    }

    @Test func aGroupGoesOnceNothingOfItIsToCome() async throws {
        try await Campus.with(people: 1) { campus in
            let group = try await campus.group()
            let id = group.id.uuid
            let event = try await campus.events.create(campus.proposal(for: group), by: campus.organizer)
            let used = await problem { try await campus.groups.delete(id: id, anyVersion, by: campus.organizer) }
            #expect(used?.kind == "group-in-use")
            let later = Groups.rules(on: campus.database, now: { event.endTime })
            let changed = await problem {
                try await later.delete(id: id, Precondition(["\"7\""]), by: campus.organizer)
            }
            #expect(changed?.status == .preconditionFailed)
            try await later.delete(id: id, anyVersion, by: campus.organizer)
            let gone = await problem { _ = try await campus.groups.group(id: id, for: nil) }
            #expect(gone?.status == .notFound)
            // The event stays with whoever made it, as another version, and open pages are told.
            let left = try await campus.events.event(id: event.id.uuid, for: nil)
            #expect(left.groupID == nil && left.version == event.version + 1)
            let told = try await campus.number(
                """
                SELECT count(*) AS n FROM events.changes
                WHERE type = 'event:updated' AND event_id = \(event.id.uuid) AND data -> 'group_id' = 'null'
                """
            )
            #expect(told == 1)
            #expect(try await campus.events.audit.entries(subjectID: id).last?.action == "group.deleted")
            let again = await problem { try await later.delete(id: id, anyVersion, by: campus.admin) }
            #expect(again?.status == .notFound)
        }
    }

    @Test func pagesAreTheListWhateverIsAdded() async throws {
        try await Campus.with(people: 3) { campus in
            for name in ["zebra", "Ämter", "alpha", "Beta", "Écoute"] { _ = try await campus.group(name) }
            var names: [String] = []
            while true {
                let page = try await campus.groups.list(after: names.last, limit: 2, for: nil)
                names += page.map(\.name)
                if page.count < 2 { break }
                if names.count == 2 { _ = try await campus.group("aaa") }
            }
            #expect(names == ["alpha", "Ämter", "Beta", "Écoute", "zebra"])
            let group = try await campus.group("Members")
            for person in campus.people { try await campus.add(person, to: group, as: .checkIn) }
            let first = try await campus.groups.members(of: group.id.uuid, after: nil, limit: 3, for: campus.organizer)
            let last = try #require(first.last)
            let place = (name: last.name, id: last.userID.uuid)
            let second = try await campus.groups.members(
                of: group.id.uuid,
                after: place,
                limit: 3,
                for: campus.organizer
            )
            #expect((first + second).map(\.name) == ["olivia", "person0", "person1", "person2"])
        }
    }

    @Test func whoseAddressIsNotConfirmedMakesNothing() async throws {
        try await Campus.with(people: 0) { campus in
            _ = try await campus.database.write(
                "UPDATE events.users SET email_verified_at = NULL WHERE id = \(campus.organizer.userID)"
            )
            let group = await problem { _ = try await campus.group() }
            #expect(group?.status == .forbidden && group?.kind == "email-unverified")
            let event = await problem { _ = try await campus.events.create(campus.proposal(), by: campus.organizer) }
            #expect(event?.status == .forbidden && event?.kind == "email-unverified")
        }
    }
}
