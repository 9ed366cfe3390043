/// The buckets of one limit as this replica sees them.
///
/// Pure. Each take is decided here at once when Redis is not asked. What it knows of other replicas is what Redis last
/// answered; what Redis does not know is counted as untold, and told once a quarter of a bucket is untold or gone. So
/// most people, who never come so far, cost Redis nothing, and a further replica lets through a quarter of a bucket at
/// most, beside what is on its way to Redis.
///
/// Bounded by two generations: when the young one is full it becomes the old one, and who was counted meanwhile has
/// moved on. Who is forgotten has a full bucket here; in Redis it stays as it is.
struct LocalBuckets {
    let quota: RateQuota
    /// How many are kept in a generation.
    let capacity: Int
    /// Whether there is a Redis to tell.
    let isShared: Bool

    private struct Entry {
        var bucket = TokenBucket.full
        /// How many takes Redis does not know of, up to a bucket's worth.
        var untold: Int32 = 0
        /// Whether it waits to be told.
        var isQueued = false
    }

    /// What became of a take.
    struct Taken {
        let isAllowed: Bool
        /// How far the bucket is from full now, in microseconds.
        let debt: Int64
        /// Redis is to be told; said once until ``beginTelling(_:now:)``.
        let isToTell: Bool
    }

    /// What Redis is told of a bucket.
    struct Told: Equatable {
        /// When it would be full but for what is untold, in microseconds from now: earlier it is full in no replica.
        let floor: Int64
        let count: Int
    }

    private var young: [RateLimitSubject: Entry] = [:]
    private var old: [RateLimitSubject: Entry] = [:]

    init(quota: RateQuota, isShared: Bool, capacity: Int = 32_768) {
        self.quota = quota
        self.isShared = isShared
        self.capacity = capacity
    }

    var count: Int { young.count + old.count }

    /// Takes a token here and now, if there is one.
    mutating func take(_ subject: RateLimitSubject, now: Int64) -> Taken {
        let (quota, isShared) = (quota, isShared)
        return withEntry(of: subject) { entry in
            let isAllowed = entry.bucket.take(quota, now: now)
            if isAllowed, isShared { entry.untold = min(entry.untold + 1, Int32(quota.count)) }
            let debt = entry.bucket.debt(now: now)
            let isMuch = Int(entry.untold) * 4 >= quota.count || debt * 4 >= quota.depth
            let isToTell = isAllowed && isShared && isMuch && !entry.isQueued
            if isToTell { entry.isQueued = true }
            return Taken(isAllowed: isAllowed, debt: debt, isToTell: isToTell)
        }
    }

    /// What Redis is about to be told, which from now on counts as told.
    mutating func beginTelling(_ subject: RateLimitSubject, now: Int64) -> Told {
        let interval = quota.interval
        return withEntry(of: subject) { entry in
            let count = entry.untold
            entry.untold = 0
            entry.isQueued = false
            // A take puts the moment off by one interval at least: without the untold ones it lies this much earlier.
            return Told(floor: entry.bucket.fullAt - Int64(count) * interval - now, count: Int(count))
        }
    }

    /// Redis did not learn of so many.
    ///
    /// - Parameter isQueued: whether it is to be told again; otherwise the next take has it told.
    mutating func leaveUntold(_ subject: RateLimitSubject, count: Int, isQueued: Bool) {
        let most = quota.count
        withEntry(of: subject) { entry in
            entry.untold = Int32(min(Int(entry.untold) + count, most))
            entry.isQueued = isQueued
        }
    }

    /// Redis said how far from full the bucket was, in microseconds, when it was asked; what was taken since is added.
    mutating func correct(_ subject: RateLimitSubject, debt: Int64, asked: Int64) {
        let interval = quota.interval
        withEntry(of: subject) { entry in
            entry.bucket = TokenBucket(fullAt: asked + debt + Int64(entry.untold) * interval)
        }
    }

    /// One lookup for whoever was counted lately.
    private mutating func withEntry<Value>(of subject: RateLimitSubject, _ body: (inout Entry) -> Value) -> Value {
        if young.count >= capacity {
            old = young
            young = [:]
        }
        return body(&young[subject, default: old[subject] ?? Entry()])
    }
}
