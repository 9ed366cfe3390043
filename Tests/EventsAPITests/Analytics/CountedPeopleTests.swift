import Foundation
import Testing

@testable import EventsAPI

@Suite struct CountedPeopleTests {
    /// The events as they are counted now, told apart by their places in groups of so many.
    private func entries(_ campus: CountedCampus, groupsOf size: Int) async throws -> [CountedPeople.Entry] {
        let events = try await CountedEvents(database: campus.campus.database, freshness: .zero).current()
        return events.enumerated().map { CountedPeople.Entry($1, key: $0 / size) }
    }

    /// Of more questions than are remembered.
    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func whatIsRememberedIsWhatIsCounted(seed: UInt64) async throws {
        try await CountedCampus.with(seed: seed) { campus in
            let store = FigureStore(database: campus.campus.database)
            let people = CountedPeople(store: store, most: 2)
            for index in 0..<30 {
                try await campus.step()
                try await campus.count()
                for size in [1, 2, 6] {
                    let events = try await entries(campus, groupsOf: size)
                    let truth = try await store.attendees(ofEvents: events.map { ($0.id, $0.key) })
                    #expect(try await people.attendees(of: events) == truth, "step \(index), seed \(seed)")
                }
            }
        }
    }

    @Test func nobodyIsCountedAgainUntilTheirEventIs() async throws {
        try await CountedCampus.with(seed: 7) { campus in
            let database = campus.campus.database
            let people = CountedPeople(store: FigureStore(database: database))
            let event = campus.eventIDs[0]
            _ = try await campus.campus.decisions.decide([campus.campus.people[0].arrival], eventID: event)
            try await campus.count()
            #expect(try await people.attendees(of: entries(campus, groupsOf: 6)) == [0: 1])
            _ = try await database.write("UPDATE events.rsvps SET status = 'cancelled' WHERE event_id = \(event)")
            #expect(try await people.attendees(of: entries(campus, groupsOf: 6)) == [0: 1], "it looked again")
            _ = try await campus.campus.decisions.decide([campus.campus.people[1].arrival], eventID: event)
            _ = try await campus.campus.decisions.decide([campus.campus.people[2].arrival], eventID: event)
            try await campus.count()
            #expect(try await people.attendees(of: entries(campus, groupsOf: 6)) == [0: 2])
        }
    }
}
