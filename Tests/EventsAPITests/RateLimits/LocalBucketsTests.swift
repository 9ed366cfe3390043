import Foundation
import RedisTesting
import Testing

@testable import EventsAPI

@Suite struct LocalBucketsTests {
    private static let start: Int64 = 1_000_000_000
    private static let second: Int64 = 1_000_000
    private let someone = RateLimitSubject.user(UUID())

    private func buckets(_ quota: RateQuota = RateQuota(20, per: 60), isShared: Bool = true) -> LocalBuckets {
        LocalBuckets(quota: quota, isShared: isShared)
    }

    @Test func aQuarterIsGivenBeforeRedisIsTold() {
        var buckets = buckets()
        for _ in 0..<4 { #expect(!buckets.take(someone, now: Self.start).isToTell) }
        #expect(buckets.take(someone, now: Self.start).isToTell)
        #expect(!buckets.take(someone, now: Self.start).isToTell, "it is said once until Redis is told")
        #expect(buckets.beginTelling(someone, now: Self.start) == .init(floor: 0, count: 6))
        #expect(buckets.take(someone, now: Self.start).isToTell, "from then on every take is told")
    }

    /// Below a quarter at a time one could go on for ever: what was never told counts too.
    @Test func whoTakesSlowlyIsToldOfAsWell() {
        var buckets = buckets()
        let told = (0..<18).filter { number in
            let now = Self.start + Int64(number) * 3 * Self.second
            guard buckets.take(someone, now: now).isToTell else { return false }
            return buckets.beginTelling(someone, now: now).count == 5
        }
        #expect(told == [4, 9, 14])
    }

    @Test func nobodyIsToldWithoutRedis() {
        var buckets = buckets(isShared: false)
        let taken = (0..<30).map { _ in buckets.take(someone, now: Self.start) }
        #expect(taken.filter(\.isAllowed).count == 20)
        #expect(taken.allSatisfy { !$0.isToTell })
    }

    @Test func whatRedisSaysHoldsAndWhatWasTakenMeanwhileIsAdded() {
        var buckets = buckets()
        for _ in 0..<6 { _ = buckets.take(someone, now: Self.start) }
        _ = buckets.beginTelling(someone, now: Self.start)
        for _ in 0..<2 { #expect(buckets.take(someone, now: Self.start + 1).isAllowed) }
        // Others had taken eight: fourteen are gone, and the two.
        buckets.correct(someone, debt: 14 * 3 * Self.second, asked: Self.start)
        let taken = (0..<10).map { _ in buckets.take(someone, now: Self.start + 2) }
        #expect(taken.filter(\.isAllowed).count == 4)
    }

    @Test func whatWasNotToldIsToldTheNextTime() {
        var buckets = buckets()
        for _ in 0..<6 { _ = buckets.take(someone, now: Self.start) }
        let told = buckets.beginTelling(someone, now: Self.start)
        buckets.leaveUntold(someone, count: told.count, isQueued: true)
        #expect(!buckets.take(someone, now: Self.start).isToTell, "it waits already")
        #expect(buckets.beginTelling(someone, now: Self.start) == .init(floor: 0, count: 7))
    }

    /// For years without Redis.
    @Test func whatIsUntoldIsBounded() {
        var buckets = buckets(RateQuota(4, per: 1))
        for number in 0..<1000 {
            #expect(buckets.take(someone, now: Self.start + Int64(number) * Self.second).isAllowed)
        }
        let now = Self.start + 999 * Self.second
        #expect(buckets.beginTelling(someone, now: now).count == 4)
    }

    @Test func whoIsKnownIsBoundedAndWhoComesOftenStaysKnown() {
        var buckets = LocalBuckets(quota: RateQuota(5, per: 60), isShared: false, capacity: 10)
        for _ in 0..<5 { #expect(buckets.take(someone, now: Self.start).isAllowed) }
        for _ in 0..<200 {
            _ = buckets.take(.user(UUID()), now: Self.start)
            #expect(!buckets.take(someone, now: Self.start).isAllowed)
            #expect(buckets.count <= 20)
        }
    }

    @Test func subjectsAreTheirOwn() {
        let id = UUID()
        let subjects: [RateLimitSubject] = [
            .user(id), .user(UUID()), .account("ada@campus.example"), .account("bob@campus.example"),
            .network("192.0.2.1"),
        ]
        #expect(Set(subjects).count == subjects.count)
        #expect(RateLimitSubject.account(" Ada@Campus.Example\n") == .account("ada@campus.example"))
        #expect(RateLimitSubject.user(id).hexadecimal == id.uuidString.lowercased().replacing("-", with: ""))
    }
}
