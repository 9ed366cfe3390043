import RedisTesting
import Testing

@testable import EventsAPI

@Suite struct TokenBucketTests {
    private static let start: Int64 = 1_800_000_000_000_000

    /// The bucket after so many takes at once, and how many of them were allowed.
    private func taken(_ count: Int, _ quota: RateQuota, at now: Int64 = start) -> (bucket: TokenBucket, allowed: Int) {
        var bucket = TokenBucket.full
        let allowed = (0..<count).filter { _ in bucket.take(quota, now: now) }.count
        return (bucket, allowed)
    }

    @Test(arguments: [
        RateQuota(1, per: 1), RateQuota(7, per: 60), RateQuota(20, per: 60), RateQuota(1_000_000, per: 1),
    ])
    func aFullBucketGivesAllItsTokensAtOnceAndNotOneMore(quota: RateQuota) {
        let (bucket, allowed) = taken(quota.count + 5, quota)
        #expect(allowed == quota.count)
        #expect(quota.remaining(debt: bucket.debt(now: Self.start)) == 0)
        #expect(quota.wait(debt: bucket.debt(now: Self.start)) == quota.interval)
    }

    @Test func tokensComeBackOneByOne() {
        let quota = RateQuota(20, per: 60)
        var (bucket, _) = taken(20, quota)
        let second: Int64 = 1_000_000
        #expect(bucket.take(quota, now: Self.start + 3 * second - 1) == false)
        #expect(bucket.take(quota, now: Self.start + 3 * second) == true)
        #expect(bucket.take(quota, now: Self.start + 5 * second) == false)
        #expect(quota.wait(debt: bucket.debt(now: Self.start + 5 * second)) == second)
        // What was half back counts: ten seconds on, there are three and a third.
        #expect(quota.remaining(debt: bucket.debt(now: Self.start + 13 * second)) == 3)
        #expect(quota.remaining(debt: bucket.debt(now: Self.start + 3600 * second)) == 20)
    }

    @Test func aRefusalTakesNothing() {
        let quota = RateQuota(2, per: 10)
        var (bucket, _) = taken(2, quota)
        let before = bucket
        for _ in 0..<100 { #expect(bucket.take(quota, now: Self.start) == false) }
        #expect(bucket == before)
    }

    @Test func whatIsLeftIsCountedFromFullToOverdrawn() {
        let quota = RateQuota(3, per: 30)
        let second: Int64 = 1_000_000
        #expect(quota.remaining(debt: 0) == 3 && quota.wait(debt: 0) == 0)
        #expect(quota.remaining(debt: 1) == 2 && quota.wait(debt: 1) == 1)
        #expect(quota.remaining(debt: 10 * second) == 2 && quota.wait(debt: 10 * second) == 10 * second)
        #expect(quota.remaining(debt: 30 * second) == 0 && quota.wait(debt: 30 * second) == 10 * second)
        // Told late of what others took: first that has to come back.
        #expect(quota.remaining(debt: 45 * second) == 0 && quota.wait(debt: 45 * second) == 25 * second)
    }

    /// Whatever is asked when: what is allowed within a window is a bucket and what comes back in it, at most; and
    /// `remaining` and `wait` tell the truth.
    @Test(arguments: 0..<50)
    func noWindowHasMoreThanABucketAndItsRefill(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let quota = RateQuota(.random(in: 1...30, using: &random), per: .random(in: 1...100, using: &random))
        var bucket = TokenBucket.full
        var now = Self.start
        var allowed: [Int64] = []
        for _ in 0..<400 {
            // Often at once, often after a pause.
            if Bool.random(using: &random) { now += Int64.random(in: 0...(2 * quota.interval), using: &random) }
            let debt = bucket.debt(now: now)
            let (remaining, wait) = (quota.remaining(debt: debt), quota.wait(debt: debt))
            if remaining == 0 {
                var early = bucket
                #expect(early.take(quota, now: now + wait - 1) == false)
                var due = bucket
                #expect(due.take(quota, now: now + wait) == true)
            }
            let isAllowed = bucket.take(quota, now: now)
            #expect(isAllowed == (remaining > 0))
            if isAllowed { allowed.append(now) }
        }
        let isKept = allowed.indices.allSatisfy { first in
            (first..<allowed.count).allSatisfy { last in
                Int64(last - first + 1) * quota.interval <= quota.depth + allowed[last] - allowed[first]
            }
        }
        #expect(isKept)
    }
}
