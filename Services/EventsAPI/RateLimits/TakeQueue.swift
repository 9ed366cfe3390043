/// What waits for Redis, and who decides meanwhile: the limiter's memory, without any I/O or clock.
///
/// One call is under way at a time; what comes meanwhile goes together in the next one. Who asks is kept waiting only
/// while that promises an answer soon: when a call is late, or has failed, everyone who waits, and who comes before it
/// is tried again, is sent back to decide from this replica's memory. What is only to be told can wait.
struct TakeQueue<Waiter> {
    private enum Phase {
        /// Nobody makes calls: not yet, not any more, or because there is no Redis.
        case stopped
        case idle
        case calling
        /// A call is under way for longer than anyone is kept waiting.
        case late
        /// A call failed; until ``rested()`` there is no other.
        case resting
    }

    /// What goes in one call.
    struct Batch: Equatable {
        var told: [RateLimitBucket]
        var asked: [RateLimitBucket]
    }

    /// What becomes of who comes.
    enum Admission: Equatable {
        /// It waits; somebody must call ``next()`` now.
        case wakes
        case waits
        case refused
    }

    /// How many may ask at a time, and how many buckets may wait to be told.
    let limits: (asking: Int, telling: Int)
    let batchLimit: Int

    private var phase = Phase.stopped
    private var asking: [(bucket: RateLimitBucket, waiter: Waiter)] = []
    /// Who asks in the call under way; nobody once it is late.
    private var underWay: [Waiter] = []
    private var telling: [RateLimitBucket] = []

    init(asking: Int = 1_000, telling: Int = 10_000, batchLimit: Int = SharedBuckets.batchLimit) {
        limits = (asking, telling)
        self.batchLimit = batchLimit
    }

    /// Whether who asks is kept waiting for an answer.
    var isOpen: Bool { phase == .idle || phase == .calling }

    /// Whether nothing waits and no call is under way.
    var isAtRest: Bool { phase == .idle && asking.isEmpty && telling.isEmpty }

    /// Somebody makes calls from now on.
    mutating func start() {
        if phase == .stopped { phase = .idle }
    }

    /// Asks Redis, unless this replica's memory is to decide.
    mutating func ask(_ bucket: RateLimitBucket, _ waiter: Waiter) -> Admission {
        guard isOpen, asking.count < limits.asking else { return .refused }
        asking.append((bucket, waiter))
        return phase == .idle ? .wakes : .waits
    }

    /// Has Redis told of a bucket, unless too many wait for that already.
    mutating func tell(_ bucket: RateLimitBucket) -> Admission {
        guard phase != .stopped, telling.count < limits.telling else { return .refused }
        telling.append(bucket)
        return phase == .idle ? .wakes : .waits
    }

    /// What to call Redis with next: first who waits for an answer.
    mutating func next() -> Batch? {
        guard phase == .idle, !asking.isEmpty || !telling.isEmpty else { return nil }
        phase = .calling
        let asked = asking.prefix(batchLimit)
        let told = telling.prefix(batchLimit - asked.count)
        underWay = asked.map(\.waiter)
        let batch = Batch(told: Array(told), asked: asked.map(\.bucket))
        asking.removeFirst(asked.count)
        telling.removeFirst(told.count)
        return batch
    }

    /// The call was answered.
    ///
    /// - Returns: who asked in it, in the order of the batch; nobody when they were sent back before.
    mutating func answered() -> [Waiter] {
        phase = .idle
        defer { underWay = [] }
        return underWay
    }

    /// The call takes too long.
    ///
    /// - Returns: who is to be sent back.
    mutating func becameLate() -> [Waiter] {
        guard phase == .calling else { return [] }
        phase = .late
        return removeWaiters()
    }

    /// The call failed.
    ///
    /// - Returns: who is to be sent back.
    mutating func failed() -> [Waiter] {
        phase = .resting
        return removeWaiters()
    }

    /// Redis is to be tried again.
    mutating func rested() {
        if phase == .resting { phase = .idle }
    }

    /// Nobody makes calls any more.
    ///
    /// - Returns: who is to be sent back.
    mutating func stop() -> [Waiter] {
        phase = .stopped
        telling = []
        return removeWaiters()
    }

    private mutating func removeWaiters() -> [Waiter] {
        defer { (underWay, asking) = ([], []) }
        return underWay + asking.map(\.waiter)
    }
}

extension TakeQueue: Sendable where Waiter: Sendable {}
