import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct EditMergeTests {
    @Test func threeEditsAreOneMessageWithTheFirstOldAndTheLastNew() async throws {
        try await Campus.with(people: 3) { campus in
            var proposal = campus.proposal(inHours: 30, seats: 2)
            proposal.location = "Room 1"
            let event = try await campus.events.create(proposal, by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            try await campus.move(event, toHours: 31)
            try await campus.patch(event, ["location": .string("Room 2")])
            try await campus.move(event, toHours: 33)
            try await campus.patch(event, ["location": .string("Room 3"), "image_url": .string("https://x.example/y")])
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_updated") == 0, "more may follow")
            try await campus.letComeDue("event_updated")
            try await campus.tellWhatIsDue()
            let said = try await campus.contexts("event_updated")
            #expect(said.count == 3)
            #expect(
                said.map { $0["rsvp_status"] } == [.string("confirmed"), .string("confirmed"), .string("waitlisted")]
            )
            for context in said {
                #expect(context["time_changed"] == .boolean(true) && context["place_changed"] == .boolean(true))
                #expect(context["old_start_time"] == campus.time(inHours: 30))
                #expect(context["old_end_time"] == campus.time(inHours: 32))
                #expect(context["old_timezone"] == .string("UTC"))
                #expect(context["start_time"] == campus.time(inHours: 33))
                #expect(context["end_time"] == campus.time(inHours: 35))
                #expect(context["old_location"] == .string("Room 1") && context["location"] == .string("Room 3"))
                #expect(context["old_event_title"] == nil && context["event_version"] == .integer(5))
            }
        }
    }

    @Test func whatCameBackToWhatItWasIsNotTold() async throws {
        try await Campus.with(people: 1) { campus in
            let event = try await campus.events.create(campus.proposal(inHours: 30), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            try await campus.move(event, toHours: 40)
            try await campus.patch(event, ["title": .string("A slip")])
            try await campus.move(event, toHours: 30)
            try await campus.patch(event, ["title": .string("An event")])
            try await campus.letComeDue("event_updated")
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_updated") == 0)
            // The next is a message of its own.
            try await campus.patch(event, ["title": .string("Another event")])
            try await campus.letComeDue("event_updated")
            try await campus.tellWhatIsDue()
            let said = try await campus.contexts("event_updated")
            #expect(said.map { $0["old_event_title"] } == [.string("An event")])
            #expect(said.map { $0["event_title"] } == [.string("Another event")])
            #expect(said.map { $0["time_changed"] } == [.boolean(false)])
            #expect(said.map { $0["place_changed"] } == [.boolean(false)])
        }
    }

    @Test func whatChangesNothingForThoseWhoComeIsNotTold() async throws {
        try await Campus.with(people: 1) { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            try await campus.patch(
                event,
                [
                    "image_url": .string("https://campus.example/picture.png"), "max_attendees": .integer(40),
                    "description": .string("Now with words"), "category": .string("Sports"),
                ]
            )
            #expect(try await campus.announcements("event_updated") == 0)
        }
    }

    @Test func anotherLinkIsTellsThatThePlaceChangedAndNotTheLink() async throws {
        try await Campus.with(people: 2) { campus in
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            try await campus.patch(event, ["online_url": .string("https://meet.campus.example/room")])
            try await campus.letComeDue("event_updated")
            try await campus.tellWhatIsDue()
            let said = try await campus.contexts("event_updated")
            #expect(said.map { $0["place_changed"] } == [.boolean(true), .boolean(true)])
            #expect(said.allSatisfy { $0["old_location"] == nil })
            let links = try await campus.number(
                """
                SELECT (SELECT count(*) FROM events.outbox WHERE context::text LIKE '%meet.campus%')
                    + (SELECT count(*) FROM events.announcements WHERE context::text LIKE '%meet.campus%') AS n
                """
            )
            #expect(links == 0)
        }
    }

    @Test func anEditWhileItIsToldIsAMessageOfItsOwn() async throws {
        try await Campus.with(people: 3) { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            try await campus.patch(event, ["location": .string("Room 1")])
            try await campus.letComeDue("event_updated")
            while try await campus.mails("event_updated") == 0 { _ = try await campus.announcements.tell(limit: 2) }
            try await campus.patch(event, ["location": .string("Room 2")])
            try await campus.tellWhatIsDue()
            let first = try await campus.contexts("event_updated")
            #expect(first.count == 3)
            #expect(first.allSatisfy { $0["location"] == .string("Room 1") }, "everyone is told the same")
            try await campus.letComeDue("event_updated")
            try await campus.tellWhatIsDue()
            let all = try await campus.contexts("event_updated")
            #expect(all.count == 6)
            let second = all.filter { $0["location"] == .string("Room 2") }
            #expect(second.count == 3 && second.allSatisfy { $0["old_location"] == .string("Room 1") })
        }
    }

    @Test func whoCameAfterTheLastEditKnowsAlready() async throws {
        try await Campus.with(people: 3) { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            try await campus.rsvp(event, campus.people.prefix(1))
            try await campus.patch(event, ["location": .string("Room 1")])
            try await campus.rsvp(event, campus.people.dropFirst().prefix(1))
            try await campus.patch(event, ["location": .string("Room 2")])
            try await campus.rsvp(event, campus.people.dropFirst(2))
            try await campus.letComeDue("event_updated")
            try await campus.tellWhatIsDue()
            #expect(try await campus.recipients("event_updated") == ["person0", "person1"])
        }
    }

    @Test func cancellingTellsAtOnceAndDropsWhatWaited() async throws {
        try await Campus.with(people: 3) { campus in
            let event = try await campus.events.create(campus.proposal(seats: 2), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            try await campus.patch(event, ["location": .string("Room 1")])
            try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.organizer)
            try await campus.tellWhatIsDue()
            for template in ["event_updated", "event_reminder", "event_created", "event_announced"] {
                #expect(try await campus.announcements(template) == 0, "\(template)")
            }
            #expect(try await campus.recipients("event_cancelled") == ["person0", "person1", "person2"])
            let said = try await campus.contexts("event_cancelled")
            #expect(said.last?["rsvp_status"] == .string("waitlisted"))
            #expect(said.first?["location"] == .string("Room 1"))
        }
    }

    @Test func theOperatorSaysForHowLongEditsAreCollected() async throws {
        try await Campus.with(people: 1) { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            var configuration = AnnouncementConfiguration()
            configuration.editMergeSeconds = 0
            try await campus.announcements.set(configuration)
            try await campus.patch(event, ["location": .string("Room 1")])
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_updated") == 1)
        }
    }

    @Test func onlyATransactionThatChangesTheEventIsLookedAt() async throws {
        try await Campus.with(people: 2) { campus in
            let event = try await campus.events.create(campus.proposal(seats: 1), by: campus.organizer)
            let before = try await campus.number("SELECT count(*) AS n FROM events.announcements")
            try await campus.rsvp(event, campus.people)
            _ = try await campus.database.write(
                "UPDATE events.events SET is_over = true, popularity = 7 WHERE id = \(event.id.uuid)"
            )
            #expect(try await campus.number("SELECT count(*) AS n FROM events.announcements") == before)
        }
    }
}
