import JobQueue

/// How the queue of a channel stands, as those who operate see it.
struct QueueStanding: Encodable, Sendable {
    let channel: NotificationChannel
    let ready: Int
    let delayed: Int
    let leased: Int
    let dead: Int
    /// How long the oldest ready job has waited, in seconds.
    let oldestReadyAge: Double?
    let isPaused: Bool

    private enum CodingKeys: String, CodingKey {
        case channel, ready, delayed, leased, dead
        case oldestReadyAge = "oldest_ready_age"
        case isPaused = "is_paused"
    }

    init(_ channel: NotificationChannel, _ depths: QueueDepths) {
        self.channel = channel
        ready = depths.ready
        delayed = depths.delayed
        leased = depths.leased
        dead = depths.dead
        oldestReadyAge = depths.oldestReadyAge.map { $0 / .seconds(1) }
        isPaused = depths.isPaused
    }
}
