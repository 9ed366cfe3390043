import Foundation
import Testing

@testable import Live

@Suite struct LiveLogTests {
    private let all = LiveInterest(topics: [.all], userID: nil)

    private func log(_ changes: [LiveChange], maximumCount: Int = 100) -> LiveLog {
        var log = LiveLog(start: .start, maximumCount: maximumCount)
        log.append(changes)
        return log
    }

    @Test func tellsWhatComesBehindACursorAndNothingTwice() throws {
        let log = log((1...6).map { LiveChanges.change($0) })
        for heard in 0...6 {
            let missed = try #require(log.missed(after: heard == 0 ? .start : LiveChanges.cursor(heard), by: all))
            #expect(LiveChanges.numbers(missed) == Array((heard + 1)...7).dropLast())
        }
    }

    @Test func aCursorBetweenTwoChangesIsAPlaceToo() throws {
        let log = log([LiveChanges.change(2), LiveChanges.change(6)])
        let between = LiveCursor(transactionID: LiveChanges.cursor(4).transactionID, id: .max)
        #expect(LiveChanges.numbers(try #require(log.missed(after: between, by: all))) == [6])
    }

    @Test func whatFellOutIsTooOld() {
        let log = log((1...10).map { LiveChanges.change($0) }, maximumCount: 4)
        #expect(log.missed(after: LiveChanges.cursor(5), by: all) == nil)
        #expect(log.missed(after: LiveChanges.cursor(6), by: all).map(LiveChanges.numbers) == [7, 8, 9, 10])
        #expect(log.position == LiveChanges.cursor(10))
    }

    @Test func isBoundedInBytesToo() {
        var log = LiveLog(start: .start, maximumCount: 1000, maximumBytes: 30)
        log.append((10...40).map { LiveChanges.change($0) })
        #expect(log.start == LiveChanges.cursor(37), "three of eight bytes each fit")
        #expect(log.missed(after: log.start, by: all)?.count == 3)
    }

    @Test func ofSeveralCountsOfAnEventOnlyTheLastIsTold() throws {
        let log = log([
            LiveChanges.change(1, "capacity:changed"),
            LiveChanges.change(2, "capacity:changed", event: LiveChanges.other),
            LiveChanges.change(3, "rsvp:created", user: UUID()), LiveChanges.change(4, "capacity:changed"),
        ])
        #expect(LiveChanges.numbers(try #require(log.missed(after: .start, by: all))) == [2, 4])
    }

    @Test func aCountThatAnotherReplicaMayHaveHeldBackIsToldAgain() throws {
        let log = log([
            LiveChanges.change(1, "capacity:changed", after: 1),
            LiveChanges.change(2, "capacity:changed", event: LiveChanges.other, after: 9.5),
            LiveChanges.change(3, "event:updated", after: 10),
            LiveChanges.change(4, "event:updated", after: 20),
        ])
        let missed = try #require(log.missed(after: LiveChanges.cursor(3), by: all))
        #expect(LiveChanges.numbers(missed) == [2, 4])
        // Who stops right behind it comes back to where it was.
        #expect(missed[0].message.cursor == LiveChanges.cursor(3))
        let behind = try #require(log.missed(after: LiveChanges.cursor(4), by: all))
        #expect(behind.isEmpty, "what is older was told")
    }
}
