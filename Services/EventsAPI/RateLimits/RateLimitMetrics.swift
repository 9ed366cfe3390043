import Metrics

/// What is counted of who decides, made once. Refusals are counted by each ``RateLimit``.
struct RateLimitMetrics: Sendable {
    /// Of what should be decided by Redis: where it was.
    let decidedByRedis = Counter(label: "rate_limit_decisions", dimensions: [("decided_by", "redis")])
    let decidedByMemory = Counter(label: "rate_limit_decisions", dimensions: [("decided_by", "memory")])
    /// 1 while Redis answers in time, 0 while this replica counts alone.
    let isShared = Meter(label: "rate_limit_shared")
}
