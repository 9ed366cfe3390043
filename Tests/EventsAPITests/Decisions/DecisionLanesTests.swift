import Foundation
import Logging
import ServiceKit
import ServiceLifecycle
import Synchronization
import Testing

@testable import EventsAPI

/// The lanes in front of a real database.
@Suite struct DecisionLanesTests {
    /// Two seats that everyone wants, behind a row lock that holds up every decision while it is held.
    private final class Drop: Sendable {
        let campus: Campus
        let eventID: UUID
        let lanes: DecisionLanes
        private let told = Mutex<[String]>([])

        /// In the order in which they were told.
        var answers: [String] { told.withLock { $0 } }

        init(_ campus: Campus) async throws {
            self.campus = campus
            eventID = try await campus.events.create(campus.proposal(seats: 2), by: campus.organizer).id.uuid
            lanes = DecisionLanes(database: campus.database, logger: Logger(label: "test"))
        }

        /// Asks without waiting for the answer, which is told with the name.
        func ask(_ name: String, _ person: UUID) {
            let arrival = DecisionCommand.rsvp(.init(id: .version7(), person: .user(person)))
            lanes.decide(
                arrival,
                eventID: eventID,
                reply: Reply { result in
                    let answer =
                        switch result {
                        case .success(.given(let rsvp)): rsvp.waitlistPosition.map(String.init) ?? "seated"
                        case .success(let other): "\(other)"
                        case .failure(let problem as Problem): "\(problem.status.code)"
                        case .failure: "failed"
                        }
                    self.told.withLock { $0.append("\(name) \(answer)") }
                }
            )
        }

        func ask(_ places: Range<Int>) {
            for place in places { ask("\(place)", campus.people[place].userID) }
        }

        func whileHeld(_ body: () async throws -> Void) async throws {
            try await campus.database.transaction { transaction in
                _ = try await transaction.query("SELECT FROM events.events WHERE id = \(eventID) FOR UPDATE")
                try await body()
            }
        }

        /// The answers as soon as there are so many, and whatever else is told in the moment after.
        func answers(_ count: Int) async throws -> [String] {
            while answers.count < count { try await Task.sleep(for: .milliseconds(10)) }
            try await Task.sleep(for: .milliseconds(20))
            return answers
        }
    }

    private func withDrop(_ body: (Drop) async throws -> Void) async throws {
        try await Campus.with(people: 12) { campus in
            let drop = try await Drop(campus)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await drop.lanes.run() }
                defer { group.cancelAll() }
                try await body(drop)
            }
        }
    }

    @Test func whoAskedFirstIsFirstWhateverIsUnderWay() async throws {
        try await withDrop { drop in
            try await drop.whileHeld { drop.ask(0..<12) }
            let answers = try await drop.answers(12)
            #expect(answers == ["0 seated", "1 seated"] + (2..<12).map { "\($0) \($0 - 1)" })
        }
    }

    @Test func oneThatMakesABatchFailIsTheOnlyOneThatSuffers() async throws {
        try await withDrop { drop in
            try await drop.whileHeld {
                // The first two go alone, the others wait and go together.
                drop.ask(0..<3)
                drop.ask("nobody", UUID())
                drop.ask(3..<6)
            }
            let answers = try await drop.answers(7)
            #expect(
                answers.sorted()
                    == ["0 seated", "1 seated", "2 1", "3 2", "4 3", "5 4", "nobody failed"]
            )
            #expect(try await drop.campus.number("SELECT count(*) AS n FROM events.rsvps") == 6)
        }
    }

    @Test func aChangeOfTheEventHasItsTurnAlone() async throws {
        try await withDrop { drop in
            let seen = try await withThrowingTaskGroup(of: Int.self) { group in
                try await drop.whileHeld {
                    drop.ask(0..<4)
                    group.addTask {
                        try await drop.lanes.turn(eventID: drop.eventID) {
                            let before = try await drop.campus.number("SELECT count(*) AS n FROM events.rsvps")
                            drop.ask(4..<8)
                            // Long enough for those behind to be decided, if they were let past.
                            try await Task.sleep(for: .milliseconds(200))
                            let after = try await drop.campus.number("SELECT count(*) AS n FROM events.rsvps")
                            #expect(before == after)
                            return before
                        }
                    }
                    // The turn is taken within this time, or later; either way those before it go first.
                    try await Task.sleep(for: .milliseconds(100))
                }
                return try await group.next()
            }
            #expect(seen == 4)
            let answers = try await drop.answers(8)
            #expect(answers.count == 8)
        }
    }

    @Test func whatWaitsWhenTheServiceEndsIsDecidedAndNobodyElseIsTaken() async throws {
        try await Campus.with(people: 6) { campus in
            let drop = try await Drop(campus)
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [.init(service: drop.lanes)],
                    logger: Logger(label: "test")
                )
            )
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                try await drop.whileHeld {
                    drop.ask(0..<5)
                    await group.triggerGracefulShutdown()
                    // Closing reaches the lanes on another thread.
                    while !drop.answers.contains("late 503") {
                        drop.ask("late", campus.people[5].userID)
                        try await Task.sleep(for: .milliseconds(20))
                    }
                }
                try await tasks.waitForAll()
            }
            let early = try await drop.answers(6).filter { !$0.hasPrefix("late") }
            #expect(early == ["0 seated", "1 seated", "2 1", "3 2", "4 3"])
        }
    }
}
