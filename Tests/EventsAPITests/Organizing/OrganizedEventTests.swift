import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct OrganizedEventTests {
    private func titles(
        _ campus: Campus,
        _ identity: Identity,
        _ filter: OrganizedEventFilter = OrganizedEventFilter()
    ) async throws -> [String] {
        try await OrganizedEventStore(database: campus.database).events(of: identity, filter, now: campus.now)
            .map { "\($0.event.title) \($0.part.rawValue)" }
    }

    private func counts(_ campus: Campus, _ identity: Identity) async throws -> String {
        try await OrganizedEventStore(database: campus.database)
            .counts(of: identity, OrganizedEventFilter(), now: campus.now).text
    }

    @Test func oneSeesWhatOneOrganizesAndWorksAt() async throws {
        try await Campus.with(people: 3) { campus in
            let group = try await campus.group()
            try await campus.add(campus.people[0], to: group, as: .editor)
            try await campus.add(campus.people[1], to: group, as: .checkIn)
            _ = try await campus.events.create(campus.proposal("Own", inHours: 30), by: campus.organizer)
            _ = try await campus.events.create(campus.proposal(for: group, "Ours"), by: campus.organizer)
            var draft = campus.proposal(for: group, "Not ready")
            draft.status = "draft"
            draft.onlineURL = "https://meet.campus.example/room"
            _ = try await campus.events.create(draft, by: campus.people[0])
            _ = try await campus.events.create(campus.proposal("Others'"), by: campus.newcomer)
            #expect(
                Set(try await titles(campus, campus.organizer)) == [
                    "Own organizer", "Ours organizer", "Not ready owner",
                ]
            )
            #expect(Set(try await titles(campus, campus.people[0])) == ["Ours editor", "Not ready organizer"])
            #expect(try await titles(campus, campus.people[1]) == ["Ours check-in"])
            #expect(try await titles(campus, campus.people[2]) == [])
            #expect(try await titles(campus, campus.admin) == [], "administrators see all events elsewhere")
            #expect(
                try await counts(campus, campus.organizer)
                    == "draft=1, pending=0, upcoming=2, ongoing=0, completed=0, cancelled=0"
            )
            var filter = OrganizedEventFilter(statuses: [.upcoming, .pending])
            #expect(Set(try await titles(campus, campus.organizer, filter)) == ["Own organizer", "Ours organizer"])
            filter.parts = [.owner]
            #expect(try await titles(campus, campus.organizer, filter) == [])
            let store = OrganizedEventStore(database: campus.database)
            filter = OrganizedEventFilter(statuses: [.draft])
            let drafts = try await store.events(of: campus.organizer, filter, now: campus.now)
            #expect(drafts.map(\.event.onlineURL) == ["https://meet.campus.example/room"])
        }
    }

    @Test func theNextComesFirstAndOfWhatIsOverTheLatestAPageAtATime() async throws {
        try await Campus.with(people: 0) { campus in
            for hour in 1...5 {
                _ = try await campus.events.create(
                    campus.proposal("In \(hour)", inHours: Double(hour)),
                    by: campus.organizer
                )
            }
            _ = try await campus.database.write(
                """
                UPDATE events.events SET start_time = start_time - interval '10 days', end_time = end_time - interval '10 days'
                WHERE title IN ('In 1', 'In 2', 'In 3')
                """
            )
            #expect(
                try await titles(campus, campus.organizer).map { $0.prefix(4) } == [
                    "In 1", "In 2", "In 3", "In 4", "In 5",
                ]
            )
            var filter = OrganizedEventFilter(statuses: [.completed, .cancelled], limit: 2)
            var seen: [String] = []
            for _ in 0..<3 {
                let page = try await OrganizedEventStore(database: campus.database)
                    .events(of: campus.organizer, filter, now: campus.now)
                seen += page.map(\.event.title)
                guard let last = page.last else { break }
                let cursor = EventCursor(last.event, sort: .time, score: 0).page
                filter.after = EventCursor(try #require(PageCursor(text: cursor.text, count: 3)).parts, sort: .time)
            }
            #expect(seen == ["In 3", "In 2", "In 1"])
        }
    }

    @Test func aGroupsEventsAreFoundByIt() async throws {
        try await Campus.with(people: 1) { campus in
            let group = try await campus.group()
            _ = try await campus.events.create(campus.proposal(for: group, "Ours"), by: campus.organizer)
            _ = try await campus.events.create(campus.proposal("Mine"), by: campus.organizer)
            var hidden = campus.proposal(for: group, "By link")
            hidden.visibility = "link"
            _ = try await campus.events.create(hidden, by: campus.organizer)
            var filter = EventFilter()
            filter.groupID = group.id.uuid
            #expect(try await campus.discovery.list(filter, for: nil).events.map(\.title) == ["Ours"])
            let all = try await campus.discovery.list(filter, for: campus.organizer).events
            #expect(Set(all.map(\.title)) == ["Ours", "By link"])
            filter.groupID = UUID()
            #expect(try await campus.discovery.list(filter, for: campus.organizer).events.isEmpty)
        }
    }
}
