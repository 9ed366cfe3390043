import Foundation
import Synchronization
import Testing

@testable import EventsAPI

@Suite struct KeptDocumentTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    private func use(_ document: KeptDocument<Int>, after seconds: TimeInterval) -> String {
        switch document.use(at: start + seconds) {
        case .value(let value): "\(value)"
        case .read: "read"
        case .away: "away"
        }
    }

    @Test(
        arguments: [
            (nil, 3600), ("", 3600), ("public", 3600), ("max-age=600", 600), ("public, MAX-AGE=600", 600),
            ("max-age=\"600\"", 600), ("max-age=0", 300), ("max-age=-5", 300), ("max-age=9999999", 86_400),
            ("max-age=99999999999999999999", 3600), ("max-age=nan", 3600), ("no-store", 300),
            ("no-cache, max-age=6000", 300),
        ] as [(String?, TimeInterval)]
    )
    func theAnswerSaysHowLongWithinBounds(_ caching: String?, _ seconds: TimeInterval) {
        #expect(KeptDocument<Int>.lifetime(caching) == seconds)
    }

    @Test func itIsReadWhenItsTimeIsOver() {
        var document = KeptDocument<Int>()
        #expect(use(document, after: 0) == "read")
        document.keep(1, caching: "max-age=600", at: start)
        #expect(use(document, after: 599) == "1")
        #expect(use(document, after: 600) == "read")
    }

    @Test func aProviderThatDoesNotAnswerIsLeftAlone() {
        var document = KeptDocument<Int>()
        document.fail(at: start)
        #expect(use(document, after: 4) == "away")
        #expect(use(document, after: 5) == "read")
        document.keep(1, caching: "max-age=600", at: start)
        document.fail(at: start + 600)
        #expect(use(document, after: 601) == "1", "what is kept is good enough")
        #expect(use(document, after: 605) == "read")
        // But not for ever.
        document.fail(at: start + 600 + 86_400)
        #expect(use(document, after: 600 + 86_401) == "away")
    }

    @Test func itIsReadBeforeItsTimeOnceAMinute() {
        var document = KeptDocument<Int>()
        let turns = [0.0, 1, 59, 60, 61, 119, 120].filter { document.takeTurn(at: start + $0) }
        #expect(turns == [0, 60, 120])
    }

    @Test func oneReadsForAllWhoWait() async throws {
        let readings = Mutex(0)
        let clock = TestClock(start)
        let now: @Sendable () -> Date = { clock.now }
        let document = RemoteDocument<Int>(now: now) {
            let number = readings.withLock { readings in
                readings += 1
                return readings
            }
            try await Task.sleep(for: .milliseconds(50))
            return (number, "max-age=600")
        }
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<200 { group.addTask { try await document.value() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(values == Array(repeating: 1, count: 200))
        #expect(try await document.newest() == 2)
        #expect(try await document.newest() == nil)
        clock.pass(60)
        #expect(try await document.newest() == 3)
        #expect(try await document.value() == 3)
        #expect(readings.withLock { $0 } == 3)
    }

    @Test func aReadingEndsAlthoughWhoBeganItIsGone() async throws {
        let now: @Sendable () -> Date = { Date() }
        let document = RemoteDocument<Int>(now: now) {
            try await Task.sleep(for: .milliseconds(100))
            return (7, nil)
        }
        let first = Task { try await document.value() }
        first.cancel()
        #expect(try await document.value() == 7)
    }
}
