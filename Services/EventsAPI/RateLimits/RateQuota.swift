/// So many in so long, as a token bucket: that many at once, and each comes back after its share of the window.
struct RateQuota: Hashable, Sendable {
    let count: Int
    /// In seconds.
    let window: Int
    /// How long a token takes to come back, in microseconds, rounded up.
    let interval: Int64
    /// How long an empty bucket takes to be full, in microseconds.
    let depth: Int64

    /// What a quota may be: a token every microsecond is the fastest that whole numbers can tell apart.
    static let counts = 1...1_000_000
    static let windows = 1...86_400

    /// - Parameters:
    ///   - count: one of ``counts``.
    ///   - window: one of ``windows``.
    init(_ count: Int, per window: Int) {
        precondition(Self.counts.contains(count) && Self.windows.contains(window), "no quota: \(count) in \(window) s")
        self.count = count
        self.window = window
        let microseconds = Int64(window) * 1_000_000
        interval = (microseconds + Int64(count) - 1) / Int64(count)
        depth = interval * Int64(count)
    }

    /// How many tokens there are when the bucket is `debt` microseconds short of full.
    func remaining(debt: Int64) -> Int {
        debt <= 0 ? count : max(0, count - Int((debt + interval - 1) / interval))
    }

    /// In how many microseconds there is one more; 0 for a full bucket.
    func wait(debt: Int64) -> Int64 {
        guard debt > 0 else { return 0 }
        let missing = min(Int64(count), (debt + interval - 1) / interval)
        return debt - (missing - 1) * interval
    }
}
