import Foundation
import Redis
import RedisTesting
import Testing

@testable import EventsAPI

@Suite struct SharedBucketsTests {
    private static let start: Int64 = 1_800_000_000_000_000
    /// What is told of a bucket that nobody took from here.
    private static let nothing = LocalBuckets.Told(floor: -1_000_000_000_000, count: 0)

    private func withBuckets(_ body: (SharedBuckets) async throws -> Void) async throws {
        try await withRedisClient { redis in
            try await body(SharedBuckets(redis: redis, space: "test-\(UUID().uuidString)"))
        }
    }

    private func bucket() -> RateLimitBucket { RateLimitBucket(name: .rsvp, subject: .user(UUID())) }

    private func ask(
        _ bucket: RateLimitBucket,
        _ quota: RateQuota,
        _ told: LocalBuckets.Told = nothing,
        isAsking: Bool = true
    ) -> SharedBuckets.Request {
        SharedBuckets.Request(bucket: bucket, quota: quota, told: told, isAsking: isAsking)
    }

    /// A quota whose tokens come back after seconds: in a test's time Redis forgets nothing.
    private func slowQuota(_ random: inout SeededGenerator) -> RateQuota {
        let count = Int.random(in: 2...50, using: &random)
        return RateQuota(
            count,
            per: count * Int.random(in: 20...300, using: &random) + Int.random(in: 0...9, using: &random)
        )
    }

    /// The script against ``TokenBucket``: the same takes at the same times, up to twenty in a call.
    @Test(arguments: 0..<20)
    func theScriptReckonsAsTheBucketDoes(seed: UInt64) async throws {
        try await withBuckets { shared in
            var random = SeededGenerator(seed: seed)
            let buckets = (0..<4).map { _ in bucket() }
            let quotas = buckets.map { _ in slowQuota(&random) }
            var expected = buckets.map { _ in TokenBucket.full }
            var now = Self.start
            for _ in 0..<60 {
                now += Int64.random(in: 0...200_000_000, using: &random)
                let chosen = (0..<Int.random(in: 1...20, using: &random)).map { _ in
                    Int.random(in: 0..<4, using: &random)
                }
                let answers = try await shared.take(chosen.map { ask(buckets[$0], quotas[$0]) }, now: now)
                for (index, answer) in zip(chosen, answers) {
                    let isAllowed = expected[index].take(quotas[index], now: now)
                    #expect(answer == .init(isAllowed: isAllowed, debt: expected[index].debt(now: now)))
                }
            }
        }
    }

    /// One replica tells when it likes what it gave: Redis then sees the bucket as the replica does, to the microsecond.
    @Test(arguments: 0..<20)
    func whatOneReplicaTellsIsWhatItSees(seed: UInt64) async throws {
        try await withBuckets { shared in
            var random = SeededGenerator(seed: seed)
            let quota = slowQuota(&random)
            let bucket = bucket()
            var local = LocalBuckets(quota: quota, isShared: true)
            var seen = TokenBucket.full
            var now = Self.start
            for _ in 0..<60 {
                for _ in 0..<Int.random(in: 0...quota.count, using: &random) {
                    now += Int64.random(in: 0...(2 * quota.interval), using: &random)
                    let isAllowed = seen.take(quota, now: now)
                    #expect(local.take(bucket.subject, now: now).isAllowed == isAllowed)
                }
                let told = local.beginTelling(bucket.subject, now: now)
                let answer = try await shared.take([ask(bucket, quota, told, isAsking: false)], now: now)[0]
                #expect(answer.debt == seen.debt(now: now))
                local.correct(bucket.subject, debt: answer.debt, asked: now)
            }
        }
    }

    @Test func whatReplicasTellAddsUp() async throws {
        try await withBuckets { shared in
            let quota = RateQuota(20, per: 60)
            let bucket = bucket()
            for _ in 0..<3 {
                let told = LocalBuckets.Told(floor: 0, count: 5)
                _ = try await shared.take([ask(bucket, quota, told, isAsking: false)], now: Self.start)
            }
            let answers = try await shared.take((0..<7).map { _ in ask(bucket, quota) }, now: Self.start)
            #expect(answers.filter(\.isAllowed).count == 5)
            #expect(answers.last == .init(isAllowed: false, debt: quota.depth))
        }
    }

    /// A Redis that lost its memory learns from each replica what that one knows.
    @Test func whatAReplicaKnowsHolds() async throws {
        try await withBuckets { shared in
            let quota = RateQuota(10, per: 60)
            let bucket = bucket()
            let told = LocalBuckets.Told(floor: 9 * quota.interval, count: 0)
            let first = try await shared.take([ask(bucket, quota, told), ask(bucket, quota, told)], now: Self.start)
            #expect(first.map(\.isAllowed) == [true, false])
        }
    }

    @Test func aBucketIsOverdrawnByAnotherAtMost() async throws {
        try await withBuckets { shared in
            let quota = RateQuota(10, per: 60)
            let told = LocalBuckets.Told(floor: 400 * quota.depth, count: 10_000)
            let answer = try await shared.take([ask(bucket(), quota, told)], now: Self.start)[0]
            #expect(answer == .init(isAllowed: false, debt: 2 * quota.depth))
        }
    }

    @Test func theClockIsTheServersAndAFullBucketIsForgotten() async throws {
        try await withBuckets { shared in
            let quota = RateQuota(1, per: 1)
            let bucket = bucket()
            let answers = try await shared.take([ask(bucket, quota), ask(bucket, quota)])
            #expect(answers.map(\.isAllowed) == [true, false])
            let key = shared.key(bucket, quota)
            #expect(try await shared.redis.command(["EXISTS", RedisArgument(key)]) == .integer(1))
            try await eventually { try await shared.redis.command(["EXISTS", RedisArgument(key)]) == .integer(0) }
            #expect(try await shared.take([ask(bucket, quota)])[0].isAllowed)
        }
    }
}
