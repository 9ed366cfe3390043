import Foundation
import Testing

@testable import EventsAPI

@Suite struct CountedEventsTests {
    /// Those of the database, as one text an event.
    private func counted(_ campus: CountedCampus) async throws -> Set<String> {
        Set(
            try await campus.campus.database.read(
                """
                SELECT event_id, category, state = 'published' AS is_published, day - '1970-01-01'::date AS day,
                    confirmed, waiting, checked_in, version
                FROM events.event_figures
                """
            ).map { row in
                let id: UUID = try row.get("event_id")
                let (category, isPublished): (String, Bool) = (try row.get("category"), try row.get("is_published"))
                let numbers: [Int] = try ["day", "confirmed", "waiting", "checked_in", "version"]
                    .map { try row.get($0) }
                return "\(id) \(category) \(isPublished) \(numbers)"
            }
        )
    }

    private func kept(_ events: CountedEvents) async throws -> [String] {
        try await events.current().map { event in
            let numbers = [event.day, event.confirmed, event.waiting, event.checkedIn, event.version]
            return "\(event.id) \(event.category.rawValue) \(event.isPublished) \(numbers)"
        }
    }

    /// One is asked again and again, one on another replica seldom: both have what the database has, each event once.
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func whatIsKeptIsWhatIsCounted(seed: UInt64) async throws {
        try await CountedCampus.with(seed: seed) { campus in
            let often = CountedEvents(database: campus.campus.database, freshness: .zero, page: 2)
            let seldom = CountedEvents(database: campus.campus.database, freshness: .zero)
            for index in 0..<40 {
                try await campus.step()
                if index == 20 {
                    #expect(Set(try await kept(seldom)) == (try await counted(campus)))
                    try await campus.counting.startAnew()
                }
                #expect(Set(try await kept(often)) == (try await counted(campus)), "step \(index), seed \(seed)")
            }
            try await campus.count()
            let theirs = try await counted(campus)
            for events in [often, seldom] {
                let kept = try await kept(events)
                #expect(kept.count == theirs.count && Set(kept) == theirs)
            }
        }
    }

    @Test func manyWhoAskAtOnceAreAnsweredAlike() async throws {
        try await CountedCampus.with(seed: 7) { campus in
            try await campus.count()
            let events = CountedEvents(database: campus.campus.database, freshness: .zero, page: 1)
            let numbers = try await withThrowingTaskGroup(of: Int.self) { tasks in
                for _ in 0..<8 { tasks.addTask { try await events.current().count } }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(numbers == Array(repeating: campus.eventIDs.count, count: 8))
        }
    }

    @Test func itIsNotAskedAgainWithinAMoment() async throws {
        try await CountedCampus.with(seed: 7) { campus in
            let events = CountedEvents(database: campus.campus.database, freshness: .seconds(3600))
            #expect(try await events.current().isEmpty)
            try await campus.count()
            #expect(try await events.current().isEmpty)
        }
    }
}
