import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct OrganizerNameTests {
    private func show(_ name: String?, of identity: Identity, _ campus: Campus) async throws {
        var names = AccountNames(changesPublicName: true)
        names.publicName = name
        _ = try await AccountStore(database: campus.database).setNames(id: identity.userID, names)
    }

    private func shown(_ event: Event, _ campus: Campus) async throws -> Event {
        try await campus.events.event(id: event.id.uuid, for: nil)
    }

    /// What open pages and the answers that are kept were told of the event, the latest last.
    private func told(_ event: Event, _ campus: Campus) async throws -> [String?] {
        try await campus.database.read(
            """
            SELECT data ->> 'organizer_name' AS name FROM events.changes
            WHERE event_id = \(event.id.uuid) AND type LIKE 'event:%' ORDER BY id
            """
        ).map { try $0.get("name") }
    }

    @Test func nobodyIsNamedWhoDidNotAgree() async throws {
        try await Campus.with(people: 0) { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            #expect(event.organizerName == nil)
            try await show("Olivia L.", of: campus.organizer, campus)
            let named = try await shown(event, campus)
            #expect(named.organizerName == "Olivia L." && named.version == event.version + 1)
            #expect(EventTag(named) != EventTag(event), "a browser that has it without the name asks again")
            #expect(
                try await campus.discovery.list(EventFilter(), for: nil).events.map(\.organizerName) == ["Olivia L."]
            )
            #expect(
                try await campus.events.create(campus.proposal(), by: campus.organizer).organizerName == "Olivia L."
            )
            try await show(nil, of: campus.organizer, campus)
            #expect(try await shown(event, campus).organizerName == nil)
            #expect(try await told(event, campus) == [nil, "Olivia L.", nil])
        }
    }

    @Test func aGroupsEventsNameTheGroup() async throws {
        try await Campus.with(people: 0) { campus in
            try await show("Olivia L.", of: campus.organizer, campus)
            let group = try await campus.group()
            let event = try await campus.events.create(campus.proposal(for: group), by: campus.organizer)
            #expect(event.organizerName == "Astronomy club")
            let rename: JSONValue = .object(["name": .string("Stargazers")])
            _ = try await campus.groups.patch(id: group.id.uuid, rename, Precondition([]), by: campus.organizer)
            #expect(try await shown(event, campus).organizerName == "Stargazers")
            // The organizer's own name is nothing to a group's event.
            try await show(nil, of: campus.organizer, campus)
            #expect(try await told(event, campus) == ["Astronomy club", "Stargazers"])
            try await show("Olivia L.", of: campus.organizer, campus)
            let leave: JSONValue = .object(["group_id": .null])
            let left = try await campus.events.patch(
                id: event.id.uuid,
                with: leave,
                Precondition([]),
                by: campus.organizer
            )
            #expect(left.organizerName == "Olivia L.")
        }
    }

    /// An event that is made while its group gets another name has the new one.
    @Test func aNameThatChangesMeanwhileIsWaitedFor() async throws {
        try await Campus.with(people: 0) { campus in
            let group = try await campus.group()
            let made = try await campus.database.transaction { transaction in
                _ = try await transaction.query(
                    "UPDATE events.groups SET name = 'Stargazers' WHERE id = \(group.id.uuid)"
                )
                let making = Task {
                    try await campus.events.create(campus.proposal(for: group), by: campus.organizer)
                }
                while try await campus.number(
                    "SELECT count(*) AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
                ) == 0 {
                    try await Task.sleep(for: .milliseconds(5))
                }
                return making
            }
            #expect(try await made.value.organizerName == "Stargazers")
        }
    }
}
