import Foundation
import Logging
import Redis
import RedisTesting
import ServiceKit
import Testing

@testable import EventsAPI

/// Tokens come back so slowly here that none does in a test's time.
@Suite struct RateLimiterTests {
    private let someone = RateLimitSubject.user(UUID())

    @Test func replicasHaveOneBucketForWhatIsExact() async throws {
        try await withLimiters(3, redis: try sharedRedisURL(), settings: "sign-in=10/24h") { limiters in
            let someone = someone
            let allowed = await withTaskGroup(of: Int.self) { group in
                for limiter in limiters {
                    for _ in 0..<20 { group.addTask { await limiter.allowed(1, of: .signIn, by: someone) } }
                }
                return await group.reduce(0, +)
            }
            #expect(allowed == 10)
            let refused = await limiters[0].take(.signIn, someone)
            #expect(refused?.isAllowed == false && refused?.remaining == 0)
            #expect((8600...8640).contains(refused?.wait ?? 0))
            #expect(await limiters[1].take(.signIn, .user(UUID()))?.remaining == 9, "others have buckets of their own")
        }
    }

    /// Somebody who empties the bucket on one replica and goes on to another.
    @Test func aFurtherReplicaLetsAQuarterThroughAtMost() async throws {
        try await withLimiters(2, redis: try sharedRedisURL(), settings: "rsvp=20/24h") { limiters in
            var allowed: [Int] = []
            for limiter in limiters + limiters {
                var count = 0
                for _ in 0..<30 {
                    if limiter.takeHere(.rsvp, someone)?.isAllowed == true { count += 1 }
                    // What is on its way to Redis is let through too; here nothing is.
                    try await eventually { limiter.isAtRest }
                }
                allowed.append(count)
            }
            #expect(allowed == [20, 5, 0, 0])
        }
    }

    @Test func onOneReplicaAQuickLimitIsExact() async throws {
        try await withLimiters(1, redis: try sharedRedisURL(), settings: "rsvp=20/24h") { limiters in
            #expect(await limiters[0].allowed(60, of: .rsvp, by: someone) == 20)
        }
    }

    @Test func aDropCostsRedisNothing() async throws {
        let space = "test-\(UUID().uuidString)"
        try await withLimiters(1, redis: try sharedRedisURL(), settings: "", space: space) { limiters in
            for _ in 0..<1000 { #expect(limiters[0].takeHere(.rsvp, .user(UUID()))?.isAllowed == true) }
            #expect(limiters[0].isAtRest)
            // What is decided by Redis leaves a key there, so the question is a good one.
            let someone = RateLimitSubject.user(UUID())
            _ = await limiters[0].take(.signIn, someone)
            try await withRedisClient { redis in
                let keys = try await redis.command(["KEYS", RedisArgument("limits:{\(space)}:*")])
                #expect(keys.arrayValue?.map(\.textValue) == ["limits:{\(space)}:sign-in:10/60:\(someone.hexadecimal)"])
            }
        }
    }

    @Test func withoutRedisEachReplicaCountsAlone() async {
        let limiter = RateLimiter(RateLimitConfiguration(), logger: Logger(label: "test"), now: { 1_000_000_000 })
        #expect(await limiter.allowed(30, of: .signIn, by: someone) == 10)
        #expect(await limiter.allowed(30, of: .rsvp, by: someone) == 20)
    }

    @Test func whatIsOffIsNotCounted() async throws {
        var configuration = RateLimitConfiguration()
        configuration.rules = try RateLimitRules(settings: "rsvp=off")
        let limiter = RateLimiter(configuration, logger: Logger(label: "test"))
        #expect(limiter.takeHere(.rsvp, someone) == nil)
        for _ in 0..<100 { try limiter.requireHere(.rsvp, someone) }
    }

    @Test func whoIsRefusedIsToldWhyAndWhenToComeBack() async throws {
        let limiter = RateLimiter(RateLimitConfiguration(), logger: Logger(label: "test"), now: { 1_000_000_000 })
        for _ in 0..<10 { try await limiter.takeSignIn(email: "ada@campus.example", network: "192.0.2.1") }
        let refused = await problem { try await limiter.takeSignIn(email: " ADA@campus.example", network: "192.0.2.2") }
        #expect(refused?.status == .tooManyRequests && refused?.kind == "rate-limited")
        #expect(refused?.headers[.retryAfter] == "6")
        #expect(refused?.detail == "Too many sign-ins with this address; try again in 6 seconds")
        try await limiter.takeSignIn(email: "bob@campus.example", network: "192.0.2.1")
        for _ in 0..<60 { try await limiter.takeGuest(network: "192.0.2.1") }
        let guest = await problem { try await limiter.takeGuest(network: "192.0.2.1") }
        #expect(guest?.kind == "too-many-guests" && guest?.headers[.retryAfter] == "10")
        for _ in 0..<5 { try await limiter.takeAccountMail(email: "ada@campus.example", network: "192.0.2.1") }
        let mail = await problem {
            try await limiter.takeAccountMail(email: "ada@campus.example", network: "192.0.2.3")
        }
        #expect(mail?.headers[.retryAfter] == "720")
    }

    @Test func aWholeLectureHallCanSignIn() async throws {
        let limiter = RateLimiter(RateLimitConfiguration(), logger: Logger(label: "test"), now: { 1_000_000_000 })
        for number in 0..<600 {
            try await limiter.takeSignIn(email: "person\(number)@campus.example", network: "192.0.2.1")
        }
        let refused = await problem { try await limiter.takeSignIn(email: "x@campus.example", network: "192.0.2.1") }
        #expect(refused?.detail?.hasPrefix("Too many sign-ins from this network") == true)
    }
}
