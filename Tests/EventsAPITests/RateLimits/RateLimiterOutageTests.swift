import Foundation
import Redis
import RedisTesting
import Testing

@testable import EventsAPI

/// Tokens come back so slowly here that none does in a test's time.
@Suite struct RateLimiterOutageTests {
    /// Long enough for a busy machine, and waited for in vain a few times only.
    private static let patience = Duration.seconds(3)

    /// Waits until two limiters have one bucket for somebody they never saw.
    private func untilShared(_ limiters: [RateLimiter]) async throws {
        try await eventually {
            let stranger = RateLimitSubject.user(UUID())
            _ = await limiters[0].take(.signIn, stranger)
            return await limiters[1].take(.signIn, stranger)?.remaining == 8
        }
    }

    @Test func aRedisThatIsKilledAndComesBackEmptyForgivesNobody() async throws {
        let server = try await RedisTestServer()
        let settings = "sign-in=10/24h"
        try await withLimiters(2, redis: server.url, settings: settings, patience: Self.patience) { limiters in
            try await untilShared(limiters)
            let (guesser, other) = (RateLimitSubject.user(UUID()), RateLimitSubject.user(UUID()))
            for number in 0..<10 { #expect(await limiters[number % 2].allowed(1, of: .signIn, by: guesser) == 1) }
            server.kill()
            // Nothing fails, and what was known holds; of others each replica counts alone.
            for limiter in limiters {
                #expect(await limiter.allowed(3, of: .signIn, by: guesser) <= 1)
                #expect(await limiter.allowed(20, of: .signIn, by: other) == 10)
            }
            try await server.start()
            try await untilShared(limiters)
            for limiter in limiters {
                #expect(await limiter.allowed(3, of: .signIn, by: guesser) == 0)
                #expect(await limiter.allowed(3, of: .signIn, by: other) == 0)
            }
        }
    }

    @Test func aRedisThatDoesNotAnswerIsNotWaitedForAndIsToldLater() async throws {
        let server = try await RedisTestServer()
        let (settings, space) = ("sign-in=10/24h", "stopped")
        try await withLimiters(1, redis: server.url, settings: settings, space: space) { patient in
            try await withLimiters(
                1,
                redis: server.url,
                settings: settings,
                space: space,
                patience: .milliseconds(50)
            ) { limiters in
                try await untilShared(limiters + patient)
                server.signal(SIGSTOP)
                let begin = ContinuousClock.now
                let someone = RateLimitSubject.user(UUID())
                #expect(await limiters[0].allowed(200, of: .signIn, by: someone) == 10)
                // The first waited for its 50 ms, which a busy machine prolongs; two hundred of them would take longer.
                #expect(begin.duration(to: .now) < .seconds(5))
                server.signal(SIGCONT)
                try await untilShared(limiters + patient)
                try await eventually { limiters[0].isAtRest }
                #expect(await patient[0].allowed(3, of: .signIn, by: someone) == 0)
            }
        }
    }

    @Test func whatWasTakenWithoutRedisIsToldAfterwards() async throws {
        let server = try await RedisTestServer()
        let settings = "rsvp=20/24h,sign-in=10/24h"
        try await withLimiters(2, redis: server.url, settings: settings, patience: Self.patience) { limiters in
            try await untilShared(limiters)
            server.kill()
            let someone = RateLimitSubject.user(UUID())
            #expect(await limiters[0].allowed(12, of: .rsvp, by: someone) == 12)
            try await server.start()
            try await untilShared(limiters)
            try await eventually { limiters[0].isAtRest }
            // The other learns of it when a quarter is gone there.
            #expect(await limiters[1].allowed(5, of: .rsvp, by: someone) == 5)
            try await eventually { limiters[1].isAtRest }
            #expect(await limiters[1].allowed(20, of: .rsvp, by: someone) == 3)
        }
    }

    @Test func aLimiterThatEndsLetsNobodyWait() async throws {
        let server = try await RedisTestServer()
        let limiter = try RateLimiter.replica(redis: server.url, settings: "sign-in=10/24h", space: "ends")
        let someone = RateLimitSubject.user(UUID())
        let running = Task { try await limiter.run() }
        try await eventually { limiter.isShared }
        #expect(await limiter.allowed(1, of: .signIn, by: someone) == 1)
        server.signal(SIGSTOP)
        // Waits for a Redis that will not answer.
        async let waiting = limiter.take(.signIn, someone)
        try await eventually { !limiter.isAtRest }
        running.cancel()
        #expect(await waiting?.remaining == 8)
        try await running.value
        #expect(!limiter.isShared)
        #expect(await limiter.allowed(20, of: .signIn, by: someone) == 8)
    }
}
