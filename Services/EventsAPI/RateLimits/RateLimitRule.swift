/// One limit: what it counts, by whom, and how many are allowed.
struct RateLimitRule: Hashable, Sendable {
    /// Whose bucket is taken from.
    enum Basis: Sendable {
        /// The address that signs in or gets the mail, whether it has an account or not; the number that gets the SMS.
        case account
        /// An event, whoever manages it.
        case event
        /// Where a request comes from, as ``ClientNetwork`` counts it.
        case network
        /// A place where somebody is signed in.
        case session
        /// A person with an account.
        case user
    }

    /// Who decides.
    enum Accuracy: Sendable {
        /// Redis, which is waited for: what is attacked by guessing has one bucket, however many replicas there are.
        case exact
        /// This replica, at once; Redis is told afterwards. See ``LocalBuckets`` for what that lets through.
        case quick
    }

    let name: RateLimitName
    let basis: Basis
    let quota: RateQuota
    let accuracy: Accuracy
    /// As `RateLimit-Policy` says it (draft-ietf-httpapi-ratelimit-headers-10 §3).
    let policy: String

    init(_ name: RateLimitName, by basis: Basis, _ quota: RateQuota, _ accuracy: Accuracy) {
        self.name = name
        self.basis = basis
        self.quota = quota
        self.accuracy = accuracy
        policy = "\"\(name.rawValue)\";q=\(quota.count);w=\(quota.window)"
    }

    func with(_ quota: RateQuota) -> RateLimitRule {
        RateLimitRule(name, by: basis, quota, accuracy)
    }
}
