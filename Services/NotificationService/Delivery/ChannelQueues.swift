import JobQueue
import Redis

/// The queue of each channel that has one: a slow one holds up no other.
struct ChannelQueues: Sendable {
    private let queues: [NotificationChannel: JobQueue]

    /// - Parameter name: what the queues' own names begin with.
    init(redis: RedisClient, name: String = "notifications", rates: [NotificationChannel: JobRate] = [:]) {
        queues = Dictionary(
            uniqueKeysWithValues: NotificationChannel.queued.map { channel in
                (channel, JobQueue(redis: redis, name: "\(name)-\(channel.rawValue)", rate: rates[channel]))
            }
        )
    }

    /// - Returns: nil for what is shown in the app.
    subscript(channel: NotificationChannel) -> JobQueue? { queues[channel] }

    var all: [JobQueue] { NotificationChannel.queued.compactMap { queues[$0] } }

    /// Enqueues each in its channel's queue, which knows it once however often it comes.
    ///
    /// - Returns: how many were new.
    @discardableResult
    func enqueue(_ waiting: [WaitingNotification]) async throws(RedisError) -> Int {
        var added = 0
        for (channel, waiting) in Dictionary(grouping: waiting, by: \.channel) {
            guard let queue = queues[channel] else { continue }
            added += try await queue.enqueue(waiting.map(\.job))
        }
        return added
    }
}
