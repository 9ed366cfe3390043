extension QueueScripts {
    static let pause = script("return redis.call('HSET', state, 'paused', integer(now))", isIdempotent: true)

    static let resume = script("return redis.call('HDEL', state, 'paused')", isIdempotent: true)

    /// Answers 1 when it is.
    static let isPaused = script("return redis.call('HEXISTS', state, 'paused')", isIdempotent: true)
}
