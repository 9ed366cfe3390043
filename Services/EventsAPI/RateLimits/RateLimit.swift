import Metrics
import Synchronization

/// One limit at work: its rule, and its buckets as this replica sees them.
final class RateLimit: Sendable {
    let rule: RateLimitRule
    private let buckets: Mutex<LocalBuckets>
    private let refusals: Counter

    init(rule: RateLimitRule, isShared: Bool) {
        self.rule = rule
        buckets = Mutex(LocalBuckets(quota: rule.quota, isShared: isShared))
        refusals = Counter(label: "rate_limit_refusals", dimensions: [("limit", rule.name.rawValue)])
    }

    /// Decides from this replica's memory; called on event loops.
    ///
    /// - Parameter tell: called when Redis is to be told; says whether it will be.
    func takeHere(_ subject: RateLimitSubject, now: Int64, tell: (RateLimitBucket) -> Bool) -> RateLimitVerdict {
        let taken = buckets.withLock { $0.take(subject, now: now) }
        if taken.isToTell, !tell(RateLimitBucket(name: rule.name, subject: subject)) {
            leaveUntold(subject, count: 0, isQueued: false)
        }
        return verdict(isAllowed: taken.isAllowed, debt: taken.debt)
    }

    /// Takes over what Redis decided when it was asked.
    func takenThere(_ subject: RateLimitSubject, _ answer: SharedBuckets.Answer, asked: Int64) -> RateLimitVerdict {
        correct(subject, answer, asked: asked)
        return verdict(isAllowed: answer.isAllowed, debt: answer.debt)
    }

    func correct(_ subject: RateLimitSubject, _ answer: SharedBuckets.Answer, asked: Int64) {
        buckets.withLock { $0.correct(subject, debt: answer.debt, asked: asked) }
    }

    func beginTelling(_ subject: RateLimitSubject, now: Int64) -> LocalBuckets.Told {
        buckets.withLock { $0.beginTelling(subject, now: now) }
    }

    func leaveUntold(_ subject: RateLimitSubject, count: Int, isQueued: Bool) {
        buckets.withLock { $0.leaveUntold(subject, count: count, isQueued: isQueued) }
    }

    private func verdict(isAllowed: Bool, debt: Int64) -> RateLimitVerdict {
        if !isAllowed { refusals.increment() }
        return RateLimitVerdict(rule: rule, isAllowed: isAllowed, debt: debt)
    }
}
