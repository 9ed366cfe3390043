/// A token bucket, kept as the one moment at which it will be full again.
///
/// Pure, and in whole microseconds of whichever clock, so that ``SharedBuckets``' script reckons the same to the last
/// digit. A token that is taken puts the moment off by what it takes to come back; there is one to take while the
/// moment then lies no further ahead than a whole bucket needs. What comes back counts by the microsecond, not by the
/// token.
struct TokenBucket: Equatable, Sendable {
    /// Now or earlier: it is full.
    private(set) var fullAt: Int64

    /// One that was never taken from, or so long ago that it makes no difference.
    static let full = TokenBucket(fullAt: 0)

    /// How far it is from full, in microseconds; not below 0.
    func debt(now: Int64) -> Int64 {
        max(0, fullAt - now)
    }

    /// Takes a token, if there is one.
    mutating func take(_ quota: RateQuota, now: Int64) -> Bool {
        let next = max(fullAt, now) + quota.interval
        guard next - now <= quota.depth else { return false }
        fullAt = next
        return true
    }
}
