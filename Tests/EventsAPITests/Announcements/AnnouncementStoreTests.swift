import CampusCore
import Foundation
import Logging
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct AnnouncementStoreTests {
    /// An event that so many people come to, whose cancellation waits to be told.
    private func cancelled(_ campus: Campus) async throws -> Event {
        let event = try await campus.events.create(campus.proposal(seats: 100), by: campus.organizer)
        try await campus.rsvp(event, campus.people)
        try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.organizer)
        return event
    }

    @Test func peopleAreToldInBatches() async throws {
        try await Campus.with(people: 5) { campus in
            _ = try await cancelled(campus)
            #expect(try await campus.announcements.isDue())
            var counts: [Int] = []
            while let count = try await campus.announcements.tell(limit: 2) { counts.append(count) }
            #expect(counts == [2, 2, 1])
            #expect(try await campus.recipients("event_cancelled") == (0..<5).map { "person\($0)" })
            #expect(try await !campus.announcements.isDue())
            let done = try await campus.number(
                "SELECT told_count AS n FROM events.announcements WHERE done_at IS NOT NULL AND begun_at IS NOT NULL"
            )
            #expect(done == 5)
        }
    }

    @Test func severalReplicasTellEachPersonOnce() async throws {
        try await Campus.with(people: 40) { campus in
            _ = try await cancelled(campus)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        while try await campus.announcements.isDue() {
                            _ = try await campus.announcements.tell(limit: 3)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await campus.mails("event_cancelled") == 40)
            #expect(Set(try await campus.recipients("event_cancelled")).count == 40)
        }
    }

    @Test func aBatchThatIsLostIsToldAgainAndNobodyTwice() async throws {
        try await Campus.with(people: 9) { campus in
            _ = try await cancelled(campus)
            _ = try await campus.announcements.tell(limit: 2)
            // What a kill leaves behind at the worst: rows of the outbox of which the progress knows nothing.
            _ = try await campus.database.write(
                "UPDATE events.announcements SET told_to = NULL, told_count = 0 WHERE template = 'event_cancelled'"
            )
            try await campus.tellWhatIsDue(limit: 4)
            #expect(try await campus.mails("event_cancelled") == 9)
        }
    }

    @Test func aBackendThatDiesInTheMiddleTakesItsWholeBatchWithIt() async throws {
        try await Campus.with(people: 30) { campus in
            _ = try await cancelled(campus)
            let killing = Task {
                for _ in 0..<20 {
                    _ = try await campus.database.read(
                        """
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND query LIKE '%events.announcements%' AND pid <> pg_backend_pid()
                        """
                    )
                    try await Task.sleep(for: .milliseconds(3))
                }
            }
            var failures = 0
            while failures < 1000 {
                do {
                    guard try await campus.announcements.tell(limit: 2) != nil else { break }
                } catch is PostgresError {
                    failures += 1
                } catch is AnnouncementStore.NotTold {
                    failures += 1
                }
            }
            _ = await killing.result
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_cancelled") == 30)
            #expect(Set(try await campus.recipients("event_cancelled")).count == 30)
        }
    }

    @Test func whatAnotherReplicaIsAtIsNotWaitedFor() async throws {
        try await Campus.with(people: 2) { campus in
            let event = try await cancelled(campus)
            try await campus.database.transaction { transaction in
                _ = try await transaction.query(
                    "SELECT FROM events.announcements WHERE event_id = \(event.id.uuid) FOR UPDATE"
                )
                #expect(try await campus.announcements.tell(limit: 5) == nil)
            }
            #expect(try await campus.announcements.tell(limit: 5) == 2)
        }
    }

    @Test func ofSeveralThatAreDueEachHasItsTurn() async throws {
        try await Campus.with(people: 4) { campus in
            let events = [try await cancelled(campus), try await cancelled(campus)]
            for _ in 0..<2 { _ = try await campus.announcements.tell(limit: 2) }
            for event in events {
                let told = try await campus.number(
                    """
                    SELECT count(*) AS n FROM events.outbox
                    WHERE template = 'event_cancelled' AND subject ->> 'event_id' = \(event.id.uuid.wire)
                    """
                )
                #expect(told == 2)
            }
        }
    }

    @Test func nobodyIsToldWhileTooMuchWaitsToBeHandedOver() async throws {
        try await Campus.with(people: 3) { campus in
            _ = try await cancelled(campus)
            _ = try await campus.database.write(
                "UPDATE events.outbox SET refusals = 1 WHERE id = (SELECT id FROM events.outbox LIMIT 1)"
            )
            var store = campus.announcements
            store.room = 2
            #expect(try await !store.isDue())
            #expect(try await store.tell(limit: 5) == nil)
            // What is refused holds up nobody.
            store.room = 3
            #expect(try await store.isDue())
            #expect(try await store.tell(limit: 5) == 3)
        }
    }

    @Test func whoLeftAndGuestsWhoDidNotConfirmAreToldNothing() async throws {
        try await Campus.with(people: 3) { campus in
            var proposal = campus.proposal(seats: 100)
            proposal.guestsAllowed = true
            let event = try await campus.events.create(proposal, by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            let ids = [UUID.version7(), UUID.version7()]
            _ = try await campus.decisions.decide(
                zip(ids, ["gus", "gil"]).map { id, name in
                    .rsvp(.init(id: id, person: .guest(name: name, email: "\(name)@elsewhere.example", code: "code")))
                },
                eventID: event.id.uuid
            )
            _ = try await campus.decisions.decide([.confirm(rsvpID: ids[0])], eventID: event.id.uuid)
            _ = try await campus.database.write(
                """
                UPDATE events.users SET deleted_at = now(), name = 'Deleted person',
                    email = 'deleted-' || id::text || '@invalid' WHERE id = \(campus.people[0].userID)
                """
            )
            try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.organizer)
            try await campus.tellWhatIsDue()
            #expect(try await campus.recipients("event_cancelled") == ["gus", "person1", "person2"])
        }
    }

    @Test func theServiceSetsItsOffsetsAndTellsUntilItIsStopped() async throws {
        try await Campus.with(people: 3) { campus in
            _ = try await cancelled(campus)
            var configuration = AnnouncementConfiguration()
            configuration.reminderOffsets = [7200]
            try await telling(campus, configuration) { try await campus.mails("event_cancelled") == 3 }
            let event = try await campus.events.create(campus.proposal(inHours: 30), by: campus.organizer)
            #expect(try await campus.reminders(of: event) == [28])
        }
    }

    @Test func oneThatCannotBeToldHoldsUpNoOther() async throws {
        try await Campus.with(people: 3) { campus in
            for title in ["Broken", "Whole"] {
                let event = try await campus.events.create(campus.proposal(title), by: campus.organizer)
                try await campus.rsvp(event, campus.people)
                try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.organizer)
            }
            _ = try await campus.database.write(
                """
                ALTER TABLE events.outbox ADD CONSTRAINT whole
                    CHECK (context ->> 'event_title' IS DISTINCT FROM 'Broken') NOT VALID
                """
            )
            try await telling(campus) { try await campus.mails("event_cancelled") == 3 }
            let titles = try await campus.contexts("event_cancelled").map { $0["event_title"] }
            #expect(titles == [.string("Whole"), .string("Whole"), .string("Whole")])
            let waiting = try await campus.number(
                "SELECT count(*) AS n FROM events.announcements WHERE done_at IS NULL AND due_at < now()"
            )
            #expect(waiting == 1, "the broken one is told when it can be")
            _ = try await campus.database.write("ALTER TABLE events.outbox DROP CONSTRAINT whole")
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_cancelled") == 6)
        }
    }

    @Test func whatIsAboutNoEventIsDone() async throws {
        try await Campus.with(people: 0) { campus in
            _ = try await campus.database.write(
                """
                INSERT INTO events.announcements (event_id, template, audience, due_at)
                VALUES (\(UUID.version7()), 'event_cancelled', 'everyone', now())
                """
            )
            #expect(try await campus.announcements.tell(limit: 5) == 0)
            #expect(try await !campus.announcements.isDue())
            #expect(try await campus.announcements.tell(limit: 5) == nil)
        }
    }

    /// Runs the worker until it has told what is expected, for a while at most.
    private func telling(
        _ campus: Campus,
        _ configuration: AnnouncementConfiguration = AnnouncementConfiguration(),
        until isTold: () async throws -> Bool
    ) async throws {
        let worker = AnnouncementWorker(
            store: campus.announcements,
            configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            let deadline = ContinuousClock.now + .seconds(20)
            while try await !isTold(), ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(20))
            }
            group.cancelAll()
            try await group.waitForAll()
        }
        #expect(try await isTold())
    }
}
