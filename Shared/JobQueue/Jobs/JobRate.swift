/// How fast a queue's jobs may be taken, by all its workers together: a bucket of tokens that the Redis server fills
/// by its clock.
public struct JobRate: Sendable, Hashable {
    /// So many a second in the long run.
    public let perSecond: Double
    /// So many at once after a rest, 1 at least.
    public let burst: Int

    /// - Parameter perSecond: Above 0; less than one an hour is taken as one an hour.
    public init(perSecond: Double, burst: Int = 1) {
        self.perSecond = max(perSecond, 1 / 3600)
        self.burst = max(1, burst)
    }

    /// Between two tokens, in microseconds.
    var interval: Double { 1_000_000 / perSecond }
}
