import CampusCore
import Foundation
import Logging
import Testing

@testable import EventsAPI

@Suite struct FigureCountingTests {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func whatIsCountedIsWhatThereIs(seed: UInt64) async throws {
        try await CountedCampus.with(seed: seed) { campus in
            for _ in 0..<120 { try await campus.step() }
            try await campus.count()
            try await campus.check("counted as it happened, seed \(seed)")
            try await campus.counting.startAnew()
            try await campus.count()
            try await campus.check("counted anew, seed \(seed)")
        }
    }

    /// Two replicas count while decisions are made; what they leave is right once.
    @Test func oneCountsAtATime() async throws {
        try await CountedCampus.with(seed: 99) { campus in
            let (counting, steps) = (campus.counting, campus)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for _ in 0..<2 {
                    tasks.addTask { while !Task.isCancelled { _ = try await counting.count() } }
                }
                var happening = steps
                for _ in 0..<60 { try await happening.step() }
                tasks.cancelAll()
                do {
                    try await tasks.waitForAll()
                } catch is CancellationError {
                    // As they were asked to.
                }
            }
            try await campus.count()
            try await campus.check("by two")
        }
    }

    @Test func whatNobodyCountedForLongIsCountedAnew() async throws {
        try await CountedCampus.with(seed: 5) { campus in
            try await campus.count()
            for _ in 0..<30 { try await campus.step() }
            // As retention does meanwhile.
            _ = try await campus.campus.database.write("DELETE FROM events.changes")
            try await campus.count()
            _ = try await campus.campus.database.write(
                "UPDATE events.figures_position SET counted_at = now() - interval '13 hours'"
            )
            try await campus.count()
            try await campus.check("after a long time")
        }
    }

    @Test func itCountsSoonAfterSomethingHappened() async throws {
        try await CountedCampus.with(seed: 1) { campus in
            let service = FigureCounting(store: campus.counting, logger: Logger(label: "test"))
            let (database, event, person) = (campus.campus, campus.eventIDs[0], campus.campus.people[0])
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await service.run() }
                defer { tasks.cancelAll() }
                func confirmed() async throws -> Int {
                    try await database.number(
                        "SELECT coalesce(sum(confirmed), 0) AS n FROM events.event_figures WHERE event_id = \(event)"
                    )
                }
                _ = try await database.decisions.decide([person.arrival], eventID: event)
                service.wake()
                let clock = ContinuousClock()
                let limit = clock.now + .seconds(30)
                while try await confirmed() == 0, clock.now < limit { try await Task.sleep(for: .milliseconds(20)) }
                #expect(try await confirmed() == 1)
            }
        }
    }
}
