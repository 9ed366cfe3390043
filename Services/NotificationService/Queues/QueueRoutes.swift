import Hummingbird
import JobQueue
import ServiceKit

/// `/queues`, inside the cluster: how they stand, and stopping one for a while, such as while a provider is down.
struct QueueRoutes: Sendable {
    let queues: ChannelQueues

    func add(to router: some RouterMethods<NotificationRequestContext>) {
        router.get("/queues") { _, _ in
            var standings: [QueueStanding] = []
            for channel in NotificationChannel.queued {
                guard let queue = queues[channel] else { continue }
                standings.append(QueueStanding(channel, try await queue.depths()))
            }
            return try WireResponse.json(.ok, standings)
        }
        router.post("/queues/:channel/pause") { _, context in
            let (channel, queue) = try queue(context)
            try await queue.pause()
            return try WireResponse.json(.ok, QueueStanding(channel, try await queue.depths()))
        }
        router.post("/queues/:channel/resume") { _, context in
            let (channel, queue) = try queue(context)
            try await queue.resume()
            return try WireResponse.json(.ok, QueueStanding(channel, try await queue.depths()))
        }
    }

    private func queue(_ context: NotificationRequestContext) throws(Problem) -> (NotificationChannel, JobQueue) {
        guard let channel = context.parameters.get("channel").flatMap(NotificationChannel.init(rawValue:)),
            let queue = queues[channel]
        else { throw Problem(.notFound, "There is no such queue") }
        return (channel, queue)
    }
}
