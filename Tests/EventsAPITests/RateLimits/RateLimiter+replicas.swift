import Foundation
import Logging
import Redis
import RedisTesting

@testable import EventsAPI

extension RateLimiter {
    /// A replica's limiter, to be run by the test.
    ///
    /// - Parameters:
    ///   - settings: as in `RATE_LIMITS`.
    ///   - patience: a busy machine may take seconds to give Redis its turn; shorter where that is what is tested.
    static func replica(
        redis url: String,
        settings: String,
        space: String,
        patience: Duration = .seconds(15)
    ) throws -> RateLimiter {
        var configuration = RateLimitConfiguration()
        configuration.rules = try RateLimitRules(settings: settings)
        var redis = try RedisConfiguration(url: url)
        redis.connectTimeout = max(.seconds(1), patience)
        redis.commandTimeout = max(.seconds(1), patience)
        redis.reconnectDelay = .milliseconds(10)...(.milliseconds(50))
        configuration.redis = redis
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return RateLimiter(configuration, space: space, patience: patience, logger: logger)
    }

    /// How many of so many takes by somebody are allowed.
    func allowed(_ count: Int, of name: RateLimitName, by subject: RateLimitSubject) async -> Int {
        var allowed = 0
        for _ in 0..<count where await take(name, subject)?.isAllowed == true { allowed += 1 }
        return allowed
    }
}

/// Replicas' limiters over one Redis, for as long as the body takes.
func withLimiters(
    _ count: Int,
    redis url: String,
    settings: String,
    space: String = "test-\(UUID().uuidString)",
    patience: Duration = .seconds(15),
    _ body: ([RateLimiter]) async throws -> Void
) async throws {
    let limiters = try (0..<count).map { _ in
        try RateLimiter.replica(redis: url, settings: settings, space: space, patience: patience)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
        for limiter in limiters { group.addTask { try await limiter.run() } }
        defer { group.cancelAll() }
        try await eventually { limiters.allSatisfy(\.isShared) }
        try await body(limiters)
    }
}
