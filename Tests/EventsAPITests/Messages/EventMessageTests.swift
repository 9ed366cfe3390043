import CampusCore
import Foundation
import Logging
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct EventMessageTests {
    private func messages(_ campus: Campus) -> EventMessages {
        EventMessages(
            store: EventMessageStore(database: campus.database),
            events: campus.events,
            limiter: RateLimiter(RateLimitConfiguration(), logger: Logger(label: "test"))
        )
    }

    private func proposal(_ audience: String, _ subject: String = "Bring a pen") throws -> EventMessageProposal {
        let json = #"{"subject":"\#(subject)","message":"There will be a quiz.","audience":"\#(audience)"}"#
        return try WireJSON.decoder().decode(EventMessageProposal.self, from: Data(json.utf8))
    }

    @Test(arguments: [
        ("confirmed", ["person0", "person1"]), ("waitlisted", ["person2"]),
        ("everyone", ["person0", "person1", "person2"]),
    ])
    func itReachesWhomItIsFor(_ audience: String, _ names: [String]) async throws {
        try await Campus.with(people: 5) { campus in
            let event = try await campus.events.create(campus.proposal(seats: 2), by: campus.organizer)
            let decisions = try await campus.rsvp(event, campus.people.prefix(4))
            guard case .given(let last) = decisions[3] else {
                Issue.record("nobody waits")
                return
            }
            _ = try await campus.decisions.decide([.cancel(rsvpID: last.id.uuid)], eventID: event.id.uuid)
            let sent = try await messages(campus).send(
                proposal(audience),
                eventID: event.id.uuid,
                by: campus.organizer,
                on: campus.database
            )
            #expect(sent.toldCount == 0 && sent.toldAt == nil && sent.senderName == "olivia")
            // Who comes now has not been spoken to.
            try await campus.rsvp(event, campus.people.suffix(1))
            try await campus.tellWhatIsDue()
            #expect(try await campus.recipients("event_message") == names)
            let said = try await campus.contexts("event_message")[0]
            #expect(said["message_subject"] == .string("Bring a pen"))
            #expect(said["message_body"] == .string("There will be a quiz."))
            #expect(said["organizer_name"] == .string("olivia") && said["event_title"] == .string("An event"))
            let listed = try await messages(campus).messages(
                eventID: event.id.uuid,
                before: nil,
                limit: 10,
                for: campus.organizer
            )
            #expect(listed.map(\.id) == [sent.id] && listed[0].toldCount == names.count && listed[0].toldAt != nil)
            #expect(listed[0].audience.rawValue == audience && listed[0].message == "There will be a quiz.")
        }
    }

    @Test func whoWroteItIsSaid() async throws {
        try await Campus.with(people: 1) { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            _ = try await messages(campus).send(
                proposal("confirmed"),
                eventID: event.id.uuid,
                by: campus.admin,
                on: campus.database
            )
            try await campus.tellWhatIsDue()
            #expect(try await campus.contexts("event_message").map { $0["organizer_name"] } == [.string("ada")])
            let history = try await campus.events.history(id: event.id.uuid, for: campus.organizer)
            #expect(history.last?.action == "event.message_sent" && history.last?.actorName == "ada")
        }
    }

    @Test func onlyWhoManagesTheEventWritesAndReads() async throws {
        try await Campus.with(people: 1) { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            let asked = try await campus.events.create(campus.proposal(), by: campus.newcomer)
            func refusals(_ id: UUID, _ who: Identity) async throws -> [Int?] {
                let proposal = try proposal("confirmed")
                let writing = await problem {
                    _ = try await messages(campus).send(proposal, eventID: id, by: who, on: campus.database)
                }
                let reading = await problem {
                    _ = try await messages(campus).messages(eventID: id, before: nil, limit: 1, for: who)
                }
                return [writing?.status.code, reading?.status.code]
            }
            #expect(try await refusals(event.id.uuid, campus.people[0]) == [403, 403])
            #expect(try await refusals(event.id.uuid, campus.newcomer) == [403, 403])
            #expect(try await refusals(asked.id.uuid, campus.people[0]) == [404, 404])
            #expect(try await refusals(UUID(), campus.admin) == [404, 404])
            #expect(try await refusals(asked.id.uuid, campus.newcomer) == [409, nil], "nobody comes to it yet")
            _ = try await campus.database.write(
                "UPDATE events.users SET email_verified_at = NULL WHERE id = \(campus.organizer.userID)"
            )
            #expect(try await refusals(event.id.uuid, campus.organizer) == [403, nil])
            try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.admin)
            #expect(try await refusals(event.id.uuid, campus.admin) == [409, nil])
            #expect(try await campus.announcements("event_message") == 0)
        }
    }

    @Test func whatIsOverCanBeWrittenAbout() async throws {
        try await Campus.with(people: 1) { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            _ = try await campus.database.write(
                """
                UPDATE events.events SET start_time = now() - interval '2 hours', end_time = now() - interval '1 hour'
                WHERE id = \(event.id.uuid)
                """
            )
            let thanks = try proposal("everyone", "Thank you")
            _ = try await messages(campus).send(
                thanks,
                eventID: event.id.uuid,
                by: campus.organizer,
                on: campus.database
            )
            try await campus.tellWhatIsDue()
            #expect(try await campus.mails("event_message") == 1)
        }
    }

    @Test(arguments: [0, 1])
    func whatWasWrittenBeforeACancellationIsStillTold(_ told: Int) async throws {
        try await Campus.with(people: 3) { campus in
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            try await campus.rsvp(event, campus.people)
            try await campus.tellWhatIsDue()
            let sent = try await messages(campus).send(
                proposal("everyone", "The hall is flooded"),
                eventID: event.id.uuid,
                by: campus.organizer,
                on: campus.database
            )
            if told > 0 { _ = try await campus.announcements.tell(limit: told) }
            try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.organizer)
            try await campus.tellWhatIsDue(limit: 1)
            #expect(try await campus.recipients("event_message") == ["person0", "person1", "person2"])
            #expect(try await campus.recipients("event_cancelled") == ["person0", "person1", "person2"])
            let said = try await campus.contexts("event_message")
            #expect(said.allSatisfy { $0["message_subject"] == .string("The hall is flooded") })
            let listed = try await messages(campus).messages(
                eventID: event.id.uuid,
                before: nil,
                limit: 10,
                for: campus.organizer
            )
            #expect(listed.map(\.id) == [sent.id] && listed[0].toldCount == 3)
        }
    }

    @Test func aFewADayAreTakenForAnEvent() async throws {
        try await Campus.with(people: 0) { campus in
            let messages = messages(campus)
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            let other = try await campus.events.create(campus.proposal(), by: campus.organizer)
            for index in 0..<5 {
                let sender = index % 2 == 0 ? campus.organizer : campus.admin
                _ = try await messages.send(
                    proposal("confirmed"),
                    eventID: event.id.uuid,
                    by: sender,
                    on: campus.database
                )
            }
            let refused = await problem {
                _ = try await messages.send(
                    proposal("confirmed"),
                    eventID: event.id.uuid,
                    by: campus.admin,
                    on: campus.database
                )
            }
            #expect(refused?.status == .tooManyRequests && refused?.detail?.contains("messages") == true)
            _ = try await messages.send(
                proposal("confirmed"),
                eventID: other.id.uuid,
                by: campus.organizer,
                on: campus.database
            )
            #expect(try await campus.announcements("event_message") == 6)
        }
    }

    @Test func repeatedWithItsKeyItIsSentAndCountedOnce() async throws {
        try await Campus.with(people: 0) { campus in
            let messages = messages(campus)
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            let idempotency = Idempotency(database: campus.database, secret: Data("secret".utf8))
            let key = IdempotencyKey(scope: campus.organizer.userID.wire, key: "one", fingerprint: Data())
            var ids: Set<WireID> = []
            for _ in 0..<8 {
                let proposal = try proposal("confirmed")
                let message = try await idempotency.once(key) { database in
                    try await messages.send(proposal, eventID: event.id.uuid, by: campus.organizer, on: database)
                }
                ids.insert(message.id)
            }
            #expect(ids.count == 1)
            #expect(try await campus.announcements("event_message") == 1)
        }
    }

    @Test func theLatestComeFirstInPages() async throws {
        try await Campus.with(people: 0) { campus in
            let messages = messages(campus)
            let event = try await campus.events.create(campus.proposal(), by: campus.organizer)
            for index in 0..<5 {
                _ = try await messages.send(
                    proposal("confirmed", "Number \(index)"),
                    eventID: event.id.uuid,
                    by: campus.organizer,
                    on: campus.database
                )
            }
            var subjects: [String] = []
            var last: UUID?
            repeat {
                let page = try await messages.messages(
                    eventID: event.id.uuid,
                    before: last,
                    limit: 2,
                    for: campus.organizer
                )
                subjects += page.map(\.subject)
                last = page.last?.id.uuid
            } while last != nil
            #expect(subjects == (0..<5).reversed().map { "Number \($0)" })
        }
    }
}
