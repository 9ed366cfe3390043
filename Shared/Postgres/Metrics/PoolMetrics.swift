import Metrics

/// What is told of one pool. Used on the reactor's thread only, so that what did not change costs a comparison.
struct PoolMetrics {
    /// How long callers waited until their statements were sent, or they had a connection.
    let wait: Timer
    /// Connections that broke or did not come up.
    let lost: Counter
    private let up: Meter
    private let busy: Meter
    private let waiting: Meter
    private var told = (up: -1, busy: -1, waiting: -1)

    init(_ purpose: PoolPurpose, size: Int) {
        let pool = [("pool", "\(purpose)")]
        wait = Timer(label: "postgres_pool_wait", dimensions: pool)
        lost = Counter(label: "postgres_connections_lost", dimensions: pool)
        up = Meter(label: "postgres_pool_connections", dimensions: pool)
        busy = Meter(label: "postgres_pool_connections_busy", dimensions: pool)
        waiting = Meter(label: "postgres_pool_waiting", dimensions: pool)
        Meter(label: "postgres_pool_size", dimensions: pool).set(size)
    }

    /// How the pool stands now.
    mutating func tell(up: Int, busy: Int, waiting: Int) {
        guard told != (up, busy, waiting) else { return }
        told = (up, busy, waiting)
        self.up.set(up)
        self.busy.set(busy)
        self.waiting.set(waiting)
    }
}
