import EdgeHTTP
import Foundation
import NIOCore
import Testing

@testable import EventsAPI

@Suite struct HotAnswerCacheTests {
    private let event = UUID()
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private let response = FastPathResponse.prebuilt(status: .ok, body: ByteBuffer(string: "{}"))

    private func cache(capacity: Int = 1 << 20) -> HotAnswerCache {
        var cache = HotAnswerCache(capacity: capacity, patience: .seconds(1))
        cache.changed([], asked: start)
        return cache
    }

    /// A ticket of an address that was asked for before.
    private func take(_ cache: inout HotAnswerCache, now: NIODeadline) -> HotAnswerCache.Ticket? {
        _ = cache.ticket(for: "/e", now: now)
        return cache.ticket(for: "/e", now: now)
    }

    private func store(
        _ cache: inout HotAnswerCache,
        _ address: String,
        _ subject: HotAnswerCache.Subject,
        ticket: HotAnswerCache.Ticket?
    ) throws {
        let ticket = try #require(ticket)
        cache.store(response, at: address, subject: subject, until: start + .seconds(60), ticket: ticket)
    }

    @Test func anAnswerStaysUntilItsEventChanges() throws {
        var cache = cache()
        let ticket = take(&cache, now: start)
        try store(&cache, "/e", .event(event), ticket: ticket)
        #expect(cache.answer("/e", now: start) != nil)
        cache.changed([UUID()], asked: start)
        #expect(cache.answer("/e", now: start) != nil)
        cache.changed([event], asked: start)
        #expect(cache.answer("/e", now: start) == nil)
        #expect(cache.count == 0)
    }

    @Test func aListGoesWithAnyChange() throws {
        var cache = cache()
        let ticket = take(&cache, now: start)
        try store(&cache, "/list", .list, ticket: ticket)
        cache.changed([UUID()], asked: start)
        #expect(cache.answer("/list", now: start) == nil)
    }

    @Test func aReadOlderThanAChangeIsNotKept() throws {
        var cache = cache()
        let ticket = take(&cache, now: start)
        cache.changed([event], asked: start)
        try store(&cache, "/e", .event(event), ticket: ticket)
        #expect(cache.answer("/e", now: start) == nil)
    }

    @Test func aSilentFeedStopsAnswers() throws {
        var cache = cache()
        let ticket = take(&cache, now: start)
        try store(&cache, "/e", .event(event), ticket: ticket)
        let late = start + .seconds(1)
        #expect(cache.answer("/e", now: late) == nil)
        #expect(take(&cache, now: late) == nil)
        // What was asked before it fell silent was answered before, whenever the answer is taken.
        cache.changed([], asked: start)
        #expect(cache.answer("/e", now: late) == nil)
        cache.changed([], asked: late)
        #expect(cache.answer("/e", now: late) != nil)
    }

    @Test func anAnswerEndsWithItsTime() throws {
        var cache = cache()
        let ticket = take(&cache, now: start)
        try store(&cache, "/e", .event(event), ticket: ticket)
        let late = start + .seconds(60)
        cache.changed([], asked: late)
        #expect(cache.answer("/e", now: late) == nil)
    }

    @Test func whatIsKeptIsBounded() throws {
        var cache = cache(capacity: 10 * 600)
        for index in 0..<1000 {
            let ticket = take(&cache, now: start)
            try store(&cache, "/\(index)", .event(UUID()), ticket: ticket)
            #expect(cache.count <= 11)
        }
        #expect(cache.answer("/999", now: start) != nil)
    }

    @Test func everythingGoesWhenTheFeedCannotSay() throws {
        var cache = cache()
        let ticket = take(&cache, now: start)
        try store(&cache, "/e", .event(event), ticket: ticket)
        cache.everythingChanged(asked: start)
        #expect(cache.count == 0)
    }

    @Test func whatIsAskedForOnceIsNotKept() {
        var cache = cache()
        #expect(cache.ticket(for: "/once", now: start) == nil)
        #expect(cache.ticket(for: "/once", now: start) != nil)
        var seen = SeenAddresses(capacity: 2)
        #expect(
            ["a", "b", "c", "a", "d", "e", "a"].map { seen.insert($0) } == [
                false, false, false, true, false, false, false,
            ]
        )
    }
}
