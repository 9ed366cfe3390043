import Metrics
import Redis

/// The gauges of one queue.
struct QueueGauges: Sendable {
    private let queue: JobQueue
    private let ready: Meter
    private let delayed: Meter
    private let leased: Meter
    private let dead: Meter
    private let oldestAge: Meter
    private let isPaused: Meter
    private let share: Meter
    private let isReachable: Meter

    init(_ queue: JobQueue) {
        self.queue = queue
        let name = ("queue", queue.name)
        func depth(_ state: String) -> Meter { Meter(label: "jobs_depth", dimensions: [name, ("state", state)]) }
        ready = depth("ready")
        delayed = depth("delayed")
        leased = depth("leased")
        dead = depth("dead")
        oldestAge = Meter(label: "jobs_oldest_ready_seconds", dimensions: [name])
        isPaused = Meter(label: "jobs_paused", dimensions: [name])
        share = Meter(label: "jobs_rate_share", dimensions: [name])
        isReachable = Meter(label: "jobs_reachable", dimensions: [name])
    }

    var name: String { queue.name }

    /// Asks the queue and sets the gauges.
    func measure() async throws(RedisError) {
        let depths: QueueDepths
        do throws(RedisError) {
            depths = try await queue.depths()
        } catch {
            isReachable.set(0)
            throw error
        }
        isReachable.set(1)
        ready.set(depths.ready)
        delayed.set(depths.delayed)
        leased.set(depths.leased)
        dead.set(depths.dead)
        oldestAge.set((depths.oldestReadyAge ?? .zero) / .seconds(1))
        isPaused.set(depths.isPaused ? 1 : 0)
        share.set(depths.share)
    }
}
