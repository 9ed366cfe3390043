import Foundation
import Logging
import NIOCore
import Redis
import ServiceKit
import ServiceLifecycle
import Synchronization

/// Says of each request whether it is one too many.
///
/// What is exact waits for Redis, what is quick is decided here and told afterwards. Without Redis, while it does not
/// answer in time, and outside of ``run()``, this replica decides everything from its own memory: no request fails
/// because of what limits it. May be called from anywhere.
final class RateLimiter: Service, Sendable {
    private typealias Waiter = CheckedContinuation<RateLimitVerdict?, Never>

    /// How many proxies write `X-Forwarded-For` before a request comes here.
    let trustedProxies: Int
    private let limits: [RateLimitName: RateLimit]
    private let shared: SharedBuckets?
    private let patience: Duration
    private let queue = Mutex(TakeQueue<Waiter>())
    private let wakeups: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private let now: @Sendable () -> Int64
    private let metrics = RateLimitMetrics()
    private let logger: Logger

    /// The pauses between attempts while Redis is away.
    private static let pauses = (shortest: Duration.milliseconds(100), longest: Duration.seconds(5))

    /// - Parameters:
    ///   - space: what the keys in Redis begin with.
    ///   - patience: how long a request waits for Redis.
    ///   - now: microseconds of a clock that never goes back.
    init(
        _ configuration: RateLimitConfiguration,
        space: String = "events",
        patience: Duration = .milliseconds(50),
        logger: Logger,
        now: @escaping @Sendable () -> Int64 = { Int64(NIODeadline.now().uptimeNanoseconds / 1000) }
    ) {
        trustedProxies = configuration.trustedProxies
        shared = configuration.redis.map { redis in
            SharedBuckets(redis: RedisClient(configuration: redis, logger: logger), space: space)
        }
        let isShared = shared != nil
        limits = Dictionary(
            uniqueKeysWithValues: configuration.rules.rules.map { ($0.name, RateLimit(rule: $0, isShared: isShared)) }
        )
        self.patience = patience
        self.logger = logger
        self.now = now
        (wakeups, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    // MARK: Requests

    /// Takes a token from this replica's view of the bucket, at once; Redis is told when it is due. For event loops.
    ///
    /// - Returns: nil when the limit is off.
    func takeHere(_ name: RateLimitName, _ subject: RateLimitSubject) -> RateLimitVerdict? {
        guard let limit = limits[name] else { return nil }
        return limit.takeHere(subject, now: now()) { bucket in
            let admission = queue.withLock { $0.tell(bucket) }
            if admission == .wakes { wake.yield() }
            return admission != .refused
        }
    }

    /// Takes a token where the limit has it decided.
    ///
    /// - Returns: nil when the limit is off.
    func take(_ name: RateLimitName, _ subject: RateLimitSubject) async -> RateLimitVerdict? {
        guard limits[name]?.rule.accuracy == .exact else { return takeHere(name, subject) }
        if let verdict = await ask(RateLimitBucket(name: name, subject: subject)) {
            metrics.decidedByRedis.increment()
            return verdict
        }
        metrics.decidedByMemory.increment()
        return takeHere(name, subject)
    }

    /// Takes a token or refuses the request; its answer's fields say what was left.
    ///
    /// - Throws: ``Problem`` 429.
    func require(_ name: RateLimitName, _ subject: RateLimitSubject) async throws {
        try Self.pass(await take(name, subject))
    }

    /// The same from this replica's view, at once.
    ///
    /// - Throws: ``Problem`` 429.
    func requireHere(_ name: RateLimitName, _ subject: RateLimitSubject) throws {
        try Self.pass(takeHere(name, subject))
    }

    private static func pass(_ verdict: RateLimitVerdict?) throws {
        guard let verdict else { return }
        RateLimitRecord.current?.add(verdict)
        guard verdict.isAllowed else { throw verdict.problem }
    }

    /// Nil when this replica is to decide.
    private func ask(_ bucket: RateLimitBucket) async -> RateLimitVerdict? {
        await withCheckedContinuation { waiter in
            switch queue.withLock({ $0.ask(bucket, waiter) }) {
            case .wakes: wake.yield()
            case .waits: break
            case .refused: waiter.resume(returning: nil)
            }
        }
    }

    // MARK: Redis

    /// Whether exact limits are decided by Redis now, as far as is known.
    var isShared: Bool { queue.withLock { $0.isOpen } }

    /// Whether Redis was told all that it is to be told.
    var isAtRest: Bool { queue.withLock { $0.isAtRest } }

    /// Keeps the connection to Redis and makes the calls, until the service group shuts down.
    func run() async throws {
        guard let shared else { return try await gracefulShutdown() }
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.connect(shared) }
                await makeCalls(to: shared)
            }
        } onGracefulShutdown: {
            self.wake.finish()
        }
    }

    private func connect(_ shared: SharedBuckets) async {
        do {
            try await shared.redis.run()
        } catch {
            logger.error("no connection to Redis can be kept; this replica counts alone", error: error)
        }
    }

    private func makeCalls(to shared: SharedBuckets) async {
        queue.withLock { $0.start() }
        var pause = Self.pauses.shortest
        for await _ in wakeups {
            while let batch = queue.withLock({ $0.next() }) {
                let isFirst = pause == Self.pauses.shortest
                if let error = await call(shared, batch) {
                    if isFirst { logger.warning("rate limits are counted by this replica alone", error: error) }
                    await rest(pause)
                    pause = min(pause * 2, Self.pauses.longest)
                } else {
                    if !isFirst { logger.info("rate limits are shared with other replicas again") }
                    pause = Self.pauses.shortest
                }
            }
        }
        sendBack(queue.withLock { $0.stop() })
    }

    /// - Returns: why Redis did not answer, if it did not.
    private func call(_ shared: SharedBuckets, _ batch: TakeQueue<Waiter>.Batch) async -> RedisError? {
        let asked = now()
        let requests =
            batch.told.compactMap { request($0, isAsking: false, asked) }
            + batch.asked.compactMap { request($0, isAsking: true, asked) }
        let result = await withTaskGroup(
            of: Void.self,
            returning: Result<[SharedBuckets.Answer], RedisError>.self
        ) { group in
            group.addTask { await self.sendBackWhenLate() }
            defer { group.cancelAll() }
            return await Self.answers(to: requests, from: shared)
        }
        switch result {
        case .success(let answers):
            metrics.isShared.set(1)
            takeOver(answers, to: requests, asked)
            return nil
        case .failure(let error):
            metrics.isShared.set(0)
            leaveUntold(requests, hasPerhapsRun: error.outcomeIsUnknown)
            sendBack(queue.withLock { $0.failed() })
            return error
        }
    }

    private func request(_ bucket: RateLimitBucket, isAsking: Bool, _ now: Int64) -> SharedBuckets.Request? {
        limits[bucket.name].map { limit in
            SharedBuckets.Request(
                bucket: bucket,
                quota: limit.rule.quota,
                told: limit.beginTelling(bucket.subject, now: now),
                isAsking: isAsking
            )
        }
    }

    private static func answers(
        to requests: [SharedBuckets.Request],
        from shared: SharedBuckets
    ) async -> Result<[SharedBuckets.Answer], RedisError> {
        do throws(RedisError) {
            return .success(try await shared.take(requests))
        } catch {
            return .failure(error)
        }
    }

    private func takeOver(_ answers: [SharedBuckets.Answer], to requests: [SharedBuckets.Request], _ asked: Int64) {
        var waiters = queue.withLock { $0.answered() }[...]
        for (request, answer) in zip(requests, answers) {
            guard let limit = limits[request.bucket.name] else { continue }
            if request.isAsking, let waiter = waiters.popFirst() {
                waiter.resume(returning: limit.takenThere(request.bucket.subject, answer, asked: asked))
            } else {
                limit.correct(request.bucket.subject, answer, asked: asked)
            }
        }
    }

    /// Has it told again what Redis did not learn; what it may have learned is not added once more, it only holds.
    private func leaveUntold(_ requests: [SharedBuckets.Request], hasPerhapsRun: Bool) {
        for request in requests where request.told.count > 0 {
            let isQueued = queue.withLock { $0.tell(request.bucket) } != .refused
            let count = hasPerhapsRun ? 0 : request.told.count
            limits[request.bucket.name]?.leaveUntold(request.bucket.subject, count: count, isQueued: isQueued)
        }
    }

    private func sendBackWhenLate() async {
        do {
            try await Task.sleep(for: patience)
        } catch {
            // Answered in time.
            return
        }
        metrics.isShared.set(0)
        sendBack(queue.withLock { $0.becameLate() })
    }

    private func rest(_ pause: Duration) async {
        do {
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
        } catch {
            // It ends, and nobody is kept waiting meanwhile.
            return
        }
        queue.withLock { $0.rested() }
    }

    private func sendBack(_ waiters: [Waiter]) {
        for waiter in waiters { waiter.resume(returning: nil) }
    }
}
