import Redis

/// The buckets that all replicas share, in Redis.
///
/// A bucket is one key that holds the same moment as a ``TokenBucket``, by the server's clock, and that Redis forgets
/// once the bucket is full. All keys lie in one hash tag, so that one call may take from many.
struct SharedBuckets: Sendable {
    let redis: RedisClient
    /// What the keys begin with, so that tests do not share theirs.
    let space: String

    /// What is asked about one bucket.
    struct Request: Sendable {
        let bucket: RateLimitBucket
        let quota: RateQuota
        let told: LocalBuckets.Told
        /// Whether a token is asked for; otherwise the bucket is only told and read.
        let isAsking: Bool
    }

    struct Answer: Equatable, Sendable {
        /// Whether there was a token, if one was asked for.
        let isAllowed: Bool
        /// How far the bucket is from full, in microseconds.
        let debt: Int64
    }

    /// The most that go in one call: it keeps Redis busy for less than a millisecond.
    static let batchLimit = 500

    /// - Parameters:
    ///   - requests: up to ``batchLimit``, worked off in their order.
    ///   - now: the time in microseconds; nil, but in tests, for the server's.
    /// - Returns: an answer a request, in the same order.
    func take(_ requests: [Request], now: Int64? = nil) async throws(RedisError) -> [Answer] {
        let arguments = requests.flatMap { request -> [RedisArgument] in
            [request.quota.interval, request.quota.depth, request.told.floor, Int64(request.told.count)]
                .map { RedisArgument($0) } + [request.isAsking ? 1 : 0]
        }
        let value = try await redis.evaluate(
            Self.script,
            keys: requests.map { key($0.bucket, $0.quota) },
            arguments: [now.map { RedisArgument($0) } ?? ""] + arguments
        )
        let numbers = (value.arrayValue ?? []).compactMap(\.integerValue)
        guard numbers.count == 2 * requests.count else {
            throw RedisError(code: .protocolViolation, message: "not two numbers for each of \(requests.count) buckets")
        }
        return requests.indices.map { Answer(isAllowed: numbers[2 * $0] == 1, debt: numbers[2 * $0 + 1]) }
    }

    /// The quota is a part of it: when another is configured everyone begins anew, and while replicas differ each
    /// counts with its like.
    func key(_ bucket: RateLimitBucket, _ quota: RateQuota) -> String {
        "limits:{\(space)}:\(bucket.name.rawValue):\(quota.count)/\(quota.window):\(bucket.subject.hexadecimal)"
    }
}
