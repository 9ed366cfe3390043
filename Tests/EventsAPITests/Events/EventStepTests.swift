import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct EventStepTests {
    @Test func aNewcomerAsksAndAnAdministratorDecides() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.newcomer)
            let id = event.id.uuid
            #expect(event.status == .pending)
            let unseen = await problem { _ = try await campus.events.event(id: id, for: campus.people[0]) }
            #expect(unseen?.status == .notFound)

            let without = await problem { _ = try await campus.events.giveBack(id: id, reason: " ", by: campus.admin) }
            #expect(without?.errors.map(\.field) == ["reason"])
            let returned = try await campus.events.giveBack(id: id, reason: "Which room?", by: campus.admin)
            #expect(returned.status == .draft)
            #expect(try await campus.mails("event_returned") == 1)

            #expect(try await campus.events.publish(id: id, by: campus.newcomer).status == .pending)
            #expect(try await campus.events.approve(id: id, by: campus.admin).status == .upcoming)
            #expect(try await campus.events.approve(id: id, by: campus.admin).status == .upcoming, "done is done")
            #expect(try await campus.mails("event_approved") == 1)

            let history = try await campus.events.history(id: id, for: campus.newcomer)
            #expect(
                history.map(\.action)
                    == ["event.submitted", "event.returned", "event.submitted", "event.approved"]
            )
            #expect(history[1].detail == .object(["reason": .string("Which room?")]))
            #expect(history[1].actorName == "ada")
            let told = try await campus.number(
                "SELECT count(*) AS n FROM events.changes WHERE type = 'event:created' AND audience = 'public'"
            )
            #expect(told == 1, "told at publication, not before")
        }
    }

    @Test func aTrustedOrganizerPublishesADraft() async throws {
        try await Campus.with(people: 0) { campus in
            var proposal = campus.proposal()
            proposal.status = "draft"
            let event = try await campus.events.create(proposal, by: campus.organizer)
            #expect(event.status == .draft)
            let drafts = EventFilter.with(status: .draft)
            #expect(try await campus.discovery.list(drafts, for: campus.organizer).events.map(\.id) == [event.id])
            #expect(try await campus.discovery.list(drafts, for: campus.newcomer).events.isEmpty)
            #expect(try await campus.discovery.list(drafts, for: nil).events.isEmpty)
            #expect(try await campus.events.publish(id: event.id.uuid, by: campus.organizer).status == .upcoming)
        }
    }

    @Test func whatIsOverIsNotPublished() async throws {
        try await Campus.with(people: 0) { campus in
            var proposal = campus.proposal()
            proposal.status = "draft"
            let event = try await campus.events.create(proposal, by: campus.organizer)
            let later = Events.rules(on: campus.database, now: { event.endTime })
            let refused = await problem { _ = try await later.publish(id: event.id.uuid, by: campus.organizer) }
            #expect(refused?.errors.map(\.field) == ["end_time"])
        }
    }

    @Test func theAuditLogCannotBeRewritten() async throws {
        try await Campus.with(people: 0) { campus in
            _ = try await campus.events.create(campus.proposal(), by: campus.organizer)
            for statement: PostgresQuery in [
                "UPDATE events.audit_log SET action = 'nothing'", "DELETE FROM events.audit_log",
                "TRUNCATE events.audit_log",
            ] {
                await #expect(throws: PostgresError.self) { _ = try await campus.database.write(statement) }
            }
        }
    }
}

extension EventFilter {
    static func with(
        status: EventStatus? = nil,
        search: String? = nil,
        sort: Sort? = nil,
        limit: Int = 50
    ) -> EventFilter {
        var filter = EventFilter()
        filter.status = status
        filter.search = search
        filter.sort = sort ?? (search == nil ? .time : .relevance)
        filter.limit = limit
        return filter
    }
}
