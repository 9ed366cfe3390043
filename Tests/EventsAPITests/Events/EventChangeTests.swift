import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct EventChangeTests {
    private let anyVersion = Precondition([])

    @Test func aPatchChangesWhatItNamesAndNothingElse() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            let patch: JSONValue = .object(["title": .string("Another title"), "image_url": .null])
            let changed = try await campus.events.patch(
                id: event.id.uuid,
                with: patch,
                anyVersion,
                by: campus.organizer
            )
            #expect(event.details.changedFields(to: changed.details) == ["title"])
            #expect(changed.version == event.version + 1)
            let same = try await campus.events.patch(id: event.id.uuid, with: patch, anyVersion, by: campus.organizer)
            #expect(same.version == changed.version, "nothing changed, so nothing is told")
        }
    }

    @Test func aLostUpdateIsRefused() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            let seen = Precondition([EventTag(event).text])
            _ = try await campus.events.patch(
                id: event.id.uuid,
                with: .object(["title": .string("First")]),
                seen,
                by: campus.organizer
            )
            let refused = await problem {
                _ = try await campus.events.patch(
                    id: event.id.uuid,
                    with: .object(["title": .string("Second")]),
                    seen,
                    by: campus.organizer
                )
            }
            #expect(refused?.status == .preconditionFailed)
            #expect(try await campus.events.event(id: event.id.uuid, for: nil).title == "First")
            let cancelling = await problem {
                try await campus.events.cancel(id: event.id.uuid, seen, by: campus.organizer)
            }
            #expect(cancelling?.status == .preconditionFailed)
        }
    }

    @Test func writersAtOnceWithTheSameTagChangeItOnce() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            let seen = Precondition([EventTag(event).text])
            let done = await withTaskGroup(of: Bool.self) { group in
                for index in 0..<8 {
                    group.addTask {
                        await problem {
                            _ = try await campus.events.patch(
                                id: event.id.uuid,
                                with: .object(["title": .string("Writer \(index)")]),
                                seen,
                                by: campus.organizer
                            )
                        } == nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(done == 1)
        }
    }

    @Test func everyBadFieldIsNamedAtOnce() async throws {
        try await Campus.with(people: 0) { campus in
            let body =
                #"{"title":7,"category":"Nap","max_attendees":"many","start_time":"soon","timezone":"Mars/Base"}"#
            let proposal = try WireJSON.decoder().decode(EventProposal.self, from: Data(body.utf8))
            let refused = await problem { _ = try await campus.events.create(proposal, by: campus.organizer) }
            #expect(
                Set(refused?.errors.map(\.field) ?? [])
                    == ["title", "category", "max_attendees", "start_time", "end_time", "timezone"]
            )
        }
    }

    @Test func fewerSeatsThanAreConfirmedAreRefusedWithTheNumber() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(seats: 5), by: campus.organizer)
            try await campus.rsvp(event, campus.people.prefix(4))
            func seats(_ count: Int64) async throws -> Event {
                try await campus.events.patch(
                    id: event.id.uuid,
                    with: .object(["max_attendees": .integer(count)]),
                    anyVersion,
                    by: campus.organizer
                )
            }
            let refused = await problem { _ = try await seats(3) }
            #expect(refused?.status == .conflict)
            #expect(refused?.detail?.contains("4") == true)
            #expect(try await seats(4).maxAttendees == 4)
        }
    }

    @Test func moreSeatsGoToThoseInLineInTheirOrder() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            let changed = try await campus.events.patch(
                id: event.id.uuid,
                with: .object(["max_attendees": .integer(3)]),
                anyVersion,
                by: campus.organizer
            )
            #expect(changed.currentAttendees == 3)
            #expect(changed.waitlistCount == 3)
            #expect(try await campus.mails("rsvp_promoted") == 2)
            let confirmed = try await campus.rsvps.rsvps(eventID: event.id.uuid).filter { $0.status == .confirmed }
            #expect(Set(confirmed.compactMap { $0.userID?.uuid }) == Set(campus.people.prefix(3).map(\.userID)))
        }
    }

    @Test func anotherTimeIsWrittenToEveryoneAndAnotherPictureToNobody() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(seats: 2), by: campus.organizer)
            try await campus.rsvp(event, campus.people.prefix(3))
            func patch(_ field: String, _ value: String) async throws {
                _ = try await campus.events.patch(
                    id: event.id.uuid,
                    with: .object([field: .string(value)]),
                    anyVersion,
                    by: campus.organizer
                )
            }
            try await patch("image_url", "https://campus.example/picture.png")
            try await campus.letComeDue("event_updated")
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_updated") == 0)
            try await patch("end_time", WireTime.format(event.endTime.addingTimeInterval(3600)))
            try await campus.letComeDue("event_updated")
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_updated") == 3)
        }
    }

    @Test func cancellingKeepsTheEventTellsItsPeopleAndIsDoneOnce() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(seats: 2), by: campus.organizer)
            try await campus.rsvp(event, campus.people.prefix(3))
            let stranger = await problem {
                try await campus.events.cancel(id: event.id.uuid, anyVersion, by: campus.newcomer)
            }
            #expect(stranger?.status == .forbidden)
            for _ in 0..<2 { try await campus.events.cancel(id: event.id.uuid, anyVersion, by: campus.organizer) }
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_cancelled") == 3)
            #expect(try await campus.events.event(id: event.id.uuid, for: nil).status == .cancelled)
            #expect(try await campus.discovery.list(EventFilter(), for: nil).events.isEmpty)
            let late = await problem {
                _ = try await campus.events.patch(
                    id: event.id.uuid,
                    with: .object(["title": .string("Too late")]),
                    anyVersion,
                    by: campus.organizer
                )
            }
            #expect(late?.kind == "event-cancelled")
            let told = try await campus.number("SELECT count(*) AS n FROM events.changes WHERE type = 'event:deleted'")
            #expect(told == 1)
        }
    }

    @Test func theLinkOfAnOnlineEventIsForThoseWithASeat() async throws {
        try await Campus.with { campus in
            var proposal = campus.proposal(seats: 1)
            proposal.onlineURL = "https://meet.campus.example/room"
            let event = try await campus.events.create(proposal, by: campus.organizer)
            try await campus.rsvp(event, campus.people.prefix(2))
            let id = event.id.uuid
            #expect(try await campus.events.event(id: id, for: nil).onlineURL == nil)
            #expect(try await campus.events.event(id: id, for: campus.people[1]).onlineURL == nil)
            #expect(try await campus.events.event(id: id, for: campus.people[0]).onlineURL != nil)
            #expect(try await campus.events.event(id: id, for: campus.organizer).onlineURL != nil)
            let listed = try await campus.discovery.list(EventFilter(), for: campus.people[0]).events
            #expect(listed.map(\.onlineURL) == [nil])
            let told = try await campus.number(
                "SELECT count(*) AS n FROM events.changes WHERE data::text LIKE '%meet.campus.example%'"
            )
            #expect(told == 0)
        }
    }

    @Test func whoNoLongerSeesAnEventIsToldThatItWent() async throws {
        try await Campus.with { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            _ = try await campus.events.patch(
                id: event.id.uuid,
                with: .object(["visibility": .string("link")]),
                anyVersion,
                by: campus.organizer
            )
            let rows = try await campus.database.read(
                "SELECT type || ' ' || audience AS told FROM events.changes ORDER BY id"
            )
            #expect(
                try rows.map { try $0.get("told") } == [
                    "event:created public", "event:deleted public", "event:updated link",
                ]
            )
        }
    }
}
