import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct ReminderTests {
    @Test func thoseThatLieAheadArePlannedAtPublication() async throws {
        try await Campus.with(people: 0) { campus in
            let far = try await campus.events.create(campus.proposal(inHours: 30), by: campus.organizer)
            #expect(try await campus.reminders(of: far) == [6, 29])
            let near = try await campus.events.create(campus.proposal(inHours: 12), by: campus.organizer)
            #expect(try await campus.reminders(of: near) == [11])
            let asked = try await campus.events.create(campus.proposal(inHours: 30), by: campus.newcomer)
            #expect(try await campus.reminders(of: asked) == [], "nobody comes to what is not published")
            _ = try await campus.events.approve(id: asked.id.uuid, by: campus.admin)
            #expect(try await campus.reminders(of: asked) == [6, 29])
        }
    }

    @Test func whoHasASeatIsRemindedOnce() async throws {
        try await Campus.with(people: 4) { campus in
            let event = try await campus.events.create(campus.proposal(inHours: 12, seats: 2), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_reminder") == 0, "not yet")
            try await campus.letComeDue("event_reminder")
            for _ in 0..<2 { try await campus.tellWhatIsDue() }
            #expect(try await campus.recipients("event_reminder") == ["person0", "person1"])
            let said = try await campus.contexts("event_reminder")[0]
            #expect(said["event_title"] == .string("An event") && said["start_time"] == campus.time(inHours: 12))
            #expect(said["event_version"] == .integer(1) && said["organizer_name"] == .string("olivia"))
            #expect(said["rsvp_status"] == .string("confirmed"))
            let subjects = try await campus.number(
                """
                SELECT count(DISTINCT subject) AS n FROM events.outbox AS o JOIN events.rsvps AS r
                    ON r.id = (subject ->> 'rsvp_id')::uuid AND r.user_id = (recipient ->> 'user_id')::uuid
                JOIN events.announcements AS a ON a.id = (subject ->> 'announcement_id')::uuid
                WHERE o.template = 'event_reminder' AND subject ->> 'event_id' = \(event.id.uuid.wire)
                """
            )
            #expect(subjects == 2)
        }
    }

    @Test func theyMoveWithTheEventAndGoWithIt() async throws {
        try await Campus.with(people: 0) { campus in
            let event = try await campus.events.create(campus.proposal(inHours: 30), by: campus.organizer)
            try await campus.move(event, toHours: 50)
            #expect(try await campus.reminders(of: event) == [26, 49])
            try await campus.move(event, toHours: 3)
            #expect(try await campus.reminders(of: event) == [2], "what no longer lies ahead is gone")
            try await campus.patch(event, ["end_time": campus.time(inHours: 6)])
            #expect(try await campus.reminders(of: event) == [2])
            try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.organizer)
            #expect(try await campus.announcements("event_reminder") == 0)
        }
    }

    @Test func aChangeThatDoesNotHappenMovesNothing() async throws {
        try await Campus.with(people: 0) { campus in
            let event = try await campus.events.create(campus.proposal(inHours: 30), by: campus.organizer)
            await #expect(throws: CancellationError.self) {
                try await campus.database.transaction { transaction in
                    _ = try await transaction.query(
                        """
                        UPDATE events.events SET start_time = start_time + interval '1 hour',
                            end_time = end_time + interval '1 hour' WHERE id = \(event.id.uuid)
                        """
                    )
                    throw CancellationError()
                }
            }
            #expect(try await campus.reminders(of: event) == [6, 29])
        }
    }

    @Test func whatWasRemindedOfIsNotAgainAfterMovingAwayAndBack() async throws {
        try await Campus.with(people: 2) { campus in
            let event = try await campus.events.create(campus.proposal(inHours: 12), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            try await campus.letComeDue("event_reminder")
            try await campus.tellWhatIsDue()
            _ = try await campus.database.write(
                "UPDATE events.announcements SET due_at = start_time - interval '1 hour' WHERE start_time IS NOT NULL"
            )
            try await campus.move(event, toHours: 20)
            #expect(try await campus.reminders(of: event) == [19], "another beginning is reminded of")
            try await campus.move(event, toHours: 12)
            #expect(try await campus.reminders(of: event) == [])
            #expect(try await campus.mails("event_reminder") == 2)
        }
    }

    @Test func whoWasRemindedBeforeItMovedAwayAndBackInTheMiddleIsNotAgain() async throws {
        try await Campus.with(people: 5) { campus in
            let event = try await campus.events.create(campus.proposal(inHours: 12), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            try await campus.letComeDue("event_reminder")
            while try await campus.mails("event_reminder") == 0 { _ = try await campus.announcements.tell(limit: 2) }
            #expect(try await campus.mails("event_reminder") == 2)
            try await campus.move(event, toHours: 20)
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_reminder") == 2, "it is no longer so")
            try await campus.move(event, toHours: 12)
            try await campus.letComeDue("event_reminder")
            try await campus.tellWhatIsDue()
            #expect(try await campus.recipients("event_reminder") == (0..<5).map { "person\($0)" })
        }
    }

    @Test func ofTwoThatAreLateTheLaterOneIsSent() async throws {
        try await Campus.with(people: 1) { campus in
            let event = try await campus.events.create(campus.proposal(inHours: 30), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            // The services were away.
            _ = try await campus.database.write(
                "UPDATE events.announcements SET due_at = due_at - interval '29 hours 30 minutes' WHERE start_time IS NOT NULL"
            )
            try await campus.tellWhatIsDue()
            let said = try await campus.contexts("event_reminder")
            #expect(said.count == 1)
            guard case .integer(let startsIn)? = said.first?["starts_in"] else {
                Issue.record("starts_in is no number")
                return
            }
            #expect(abs(startsIn - 30 * 3600) < 120, "how long there really is")
        }
    }

    @Test func whatHasBegunIsNotRemindedOf() async throws {
        try await Campus.with(people: 1) { campus in
            let event = try await campus.events.create(campus.proposal(inHours: 30), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            _ = try await campus.database.write([
                "ALTER TABLE events.events DISABLE TRIGGER events_announced_anew",
                "UPDATE events.events SET start_time = now() - interval '1 second' WHERE id = \(event.id.uuid)",
                "UPDATE events.announcements SET due_at = now() - interval '1 hour' WHERE start_time IS NOT NULL",
            ])
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_reminder") == 0)
            #expect(try await campus.reminders(of: event) == [])
        }
    }

    @Test func otherOffsetsHoldForWhatIsYetToCome() async throws {
        try await Campus.with(people: 1) { campus in
            let event = try await campus.events.create(campus.proposal(inHours: 30), by: campus.organizer)
            let near = try await campus.events.create(campus.proposal(inHours: 3), by: campus.organizer)
            let asked = try await campus.events.create(campus.proposal(inHours: 30), by: campus.newcomer)
            var configuration = AnnouncementConfiguration()
            configuration.reminderOffsets = [36_000, 3600]
            for _ in 0..<2 { try await campus.announcements.set(configuration) }
            #expect(try await campus.reminders(of: event) == [20, 29])
            #expect(try await campus.reminders(of: near) == [2])
            #expect(try await campus.reminders(of: asked) == [])
            configuration.reminderOffsets = []
            try await campus.announcements.set(configuration)
            #expect(try await campus.announcements("event_reminder") == 0)
            let later = try await campus.events.create(campus.proposal(inHours: 30), by: campus.organizer)
            #expect(try await campus.reminders(of: later) == [])
        }
    }

    @Test func whatIsPublishedWhileOffsetsAreSetHasTheNewOnes() async throws {
        try await Campus.with(people: 0) { campus in
            let events = try await withThrowingTaskGroup(of: Event?.self) { group in
                for index in 0..<24 {
                    group.addTask {
                        if index % 4 != 1 {
                            return try await campus.events.create(campus.proposal(inHours: 30), by: campus.organizer)
                        }
                        var configuration = AnnouncementConfiguration()
                        configuration.reminderOffsets = [3600 * (1 + index % 3)]
                        try await campus.announcements.set(configuration)
                        return nil
                    }
                }
                return try await group.reduce(into: [Event]()) { events, event in if let event { events.append(event) }
                }
            }
            let offset = try await campus.number(
                "SELECT reminder_offsets[1] AS n FROM events.announcement_settings"
            )
            #expect(events.count == 18)
            for event in events {
                #expect(try await campus.reminders(of: event) == [30 - Double(offset) / 3600])
            }
        }
    }
}
