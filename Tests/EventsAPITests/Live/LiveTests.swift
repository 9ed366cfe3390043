import CampusCore
import Foundation
import Live
import Testing

@testable import EventsAPI

@Suite struct LiveTests {
    private func create(_ campus: Campus, _ title: String = "An event", seats: Int = 10) async throws -> Event {
        try await campus.events.create(campus.proposal(title, seats: seats), by: campus.organizer)
    }

    @Test func whatIsCommittedIsToldOnEveryReplicaOnceAndInOrder() async throws {
        try await Campus.with(people: 3) { campus in
            try await LiveReplica.with(campus) { first in
                try await LiveReplica.with(campus) { second in
                    let listeners = [try await first.listen([.all]), try await second.listen([.all])]
                    for number in 1...5 { _ = try await create(campus, "Number \(number)") }
                    for listener in listeners {
                        try await listener.wait(for: "event:created", 5)
                        let created = listener.messages.filter { $0.type == "event:created" }
                        #expect(created.map(\.cursor) == created.map(\.cursor).sorted())
                        #expect(Set(created.map(\.cursor)).count == 5)
                    }
                    #expect(
                        listeners[0].messages.map(\.json).dropFirst() == listeners[1].messages.map(\.json).dropFirst()
                    )
                }
            }
        }
    }

    @Test func whoComesBackToAReplicaThatIsNewMissesNothing() async throws {
        try await Campus.with(people: 1) { campus in
            var cursor: LiveCursor?
            try await LiveReplica.with(campus) { replica in
                let listener = try await replica.listen([.all])
                _ = try await create(campus)
                try await listener.wait(for: "event:created")
                cursor = listener.messages.last?.cursor
            }
            let missed = [try await create(campus), try await create(campus)]
            try await LiveReplica.with(campus) { replica in
                let listener = try await replica.listen([.all], from: cursor)
                let later = try await create(campus)
                try await listener.wait(for: "event:created", 3)
                // Where this one has not read so far yet, it says earlier where it stands.
                #expect(listener.types.filter { $0 != "subscribed" } == Array(repeating: "event:created", count: 3))
                let ids = (missed + [later]).map(\.id.uuid.wire)
                for (message, id) in zip(listener.messages.filter { $0.type == "event:created" }, ids) {
                    #expect(message.data?.contains(id) == true)
                }
            }
        }
    }

    @Test func whatLiesBeforeTheLogIsToldFromTheTable() async throws {
        try await Campus.with(people: 1) { campus in
            for number in 1...4 { _ = try await create(campus, "Number \(number)") }
            let store = ChangeStore(database: campus.database)
            var all: [LiveChange] = []
            while all.count < 4 { all = try await store.changes(after: .start, limit: 10).settled }
            let recent = try await store.recent(limit: 2)
            #expect(recent.start == all[1].order)
            #expect(recent.changes.map(\.order) == all[2...].map(\.order))
            #expect(try await store.recent(limit: 4).start == .start, "everything there is")
            let everything = LiveInterest(topics: [.all], userID: nil)
            let missed = try await store.missed(after: all[0].order, upTo: all[2].order, by: everything)
            #expect(missed?.map(\.order) == all[1...2].map(\.order))
        }
    }

    @Test func transactionsAreInOrderWhateverTheNumberOfTheirDigits() async throws {
        try await Campus.with(people: 1) { campus in
            _ = try await campus.database.write(
                """
                INSERT INTO events.changes (transaction_id, type, event_id, data)
                SELECT number::text::xid8, 'event:updated', gen_random_uuid(), '{}'
                FROM unnest(ARRAY[9, 10, 100, 99]) AS number
                """
            )
            let store = ChangeStore(database: campus.database)
            let everything = LiveInterest(topics: [.all], userID: nil)
            let end = LiveCursor(transactionID: 100, id: .max)
            let numbers: [UInt64] = [9, 10, 99, 100]
            #expect(try await store.changes(after: .start, limit: 9).settled.map(\.order.transactionID) == numbers)
            #expect(try await store.changes(after: .start, limit: 2).settled.map(\.order.transactionID) == [9, 10])
            #expect(try await store.recent(limit: 9).changes.map(\.order.transactionID) == numbers)
            let missed = try await store.missed(after: .start, upTo: end, by: everything)
            #expect(missed?.map(\.order.transactionID) == numbers)
        }
    }

    @Test func aCursorThatIsNoneOrOfAnotherPastMeansLoadingAnew() async throws {
        try await Campus.with(people: 1) { campus in
            try await LiveReplica.with(campus) { replica in
                for text in ["no cursor", "", "-", "1", "18446744073709551615-1", "9999999999-5"] {
                    let listener = try await replica.listen([.all], as: nil, from: text)
                    #expect(listener.types == ["resync", "subscribed"], "\(text)")
                }
            }
        }
    }

    @Test func rsvpsAreToldTheirPersonAndWhoManagesTheEventAlone() async throws {
        try await Campus.with(people: 3) { campus in
            let event = try await create(campus, seats: 1)
            let topics: Set<LiveTopic> = [.all, .me, .event(event.id.uuid)]
            try await LiveReplica.with(campus) { replica in
                let mine = try await replica.listen(topics, as: campus.people[0])
                let another = try await replica.listen(topics, as: campus.people[2])
                let organizer = try await replica.listen(topics, as: campus.organizer)
                let anyone = try await replica.listen(topics)
                try await campus.rsvp(event, campus.people.prefix(2))
                try await organizer.wait(for: "rsvp:created", 2)
                let listeners = [mine, another, organizer, anyone]
                for listener in listeners { try await listener.wait(for: "capacity:changed") }
                #expect(listeners.map { $0.types.count { $0 == "rsvp:created" } } == [1, 0, 2, 0])
            }
        }
    }

    @Test func nineOfTenSeatsAreWarnedOfEachTimeItComesToThat() async throws {
        try await Campus.with(people: 10) { campus in
            let event = try await create(campus, seats: 10)
            try await LiveReplica.with(campus) { replica in
                let listener = try await replica.listen([.event(event.id.uuid)])
                try await campus.rsvp(event, campus.people.prefix(8))
                try await listener.wait(for: "capacity:changed")
                #expect(!listener.types.contains("capacity:warning"))
                try await campus.rsvp(event, campus.people[8...])
                try await listener.wait(for: "capacity:warning")
                let count = try await campus.number(
                    "SELECT count(*) AS n FROM events.changes WHERE type = 'capacity:warning'"
                )
                #expect(count == 1, "not again with the last seat")
                let data = try #require(listener.messages.last { $0.type == "capacity:warning" }?.data)
                #expect(data.contains(#""current_attendees": 10"#) && data.contains(event.id.uuid.wire))
            }
        }
    }
}
