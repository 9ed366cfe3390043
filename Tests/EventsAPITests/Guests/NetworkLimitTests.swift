import Foundation
import Testing

@testable import EventsAPI

@Suite struct NetworkLimitTests {
    private let begin = Date(timeIntervalSince1970: 1_800_000_000)

    @Test func aNetworkHasItsTurnsAndThenWaits() {
        var limit = NetworkLimit(count: 2, window: 60)
        #expect(limit.take("a", now: begin) == nil)
        #expect(limit.take("a", now: begin + 10) == nil)
        #expect(limit.take("a", now: begin + 20) == 40)
        #expect(limit.take("b", now: begin + 20) == nil, "another network's turns are its own")
        #expect(limit.take("a", now: begin + 60) == nil)
    }

    @Test func whatIsKnownIsBounded() {
        var limit = NetworkLimit(count: 1, window: 60, capacity: 3)
        for network in ["a", "b", "c", "d"] { #expect(limit.take(network, now: begin) == nil) }
        #expect(limit.take("d", now: begin) == 60)
    }
}
