import NIOCore

/// The WebSockets of one event loop that have sent something in its turn: each writes it at the turn's end, and one task
/// does that for all. Used on that event loop only.
final class PendingFlushes {
    private let eventLoop: any EventLoop
    private let metrics: WebSocketMetrics
    private var waiting: [WebSocketChannelHandler] = []
    private var messages = 0

    init(eventLoop: any EventLoop, metrics: WebSocketMetrics) {
        self.eventLoop = eventLoop
        self.metrics = metrics
    }

    /// - Parameter webSocket: flushed once for every time that it was added.
    func add(_ webSocket: WebSocketChannelHandler) {
        if waiting.isEmpty { eventLoop.assumeIsolated().execute { self.flush() } }
        waiting.append(webSocket)
    }

    /// Counts messages: once a turn, since the event loops share the counter.
    func count(messages: Int) {
        self.messages += messages
    }

    private func flush() {
        let due = waiting
        waiting = []
        waiting.reserveCapacity(due.count)
        for webSocket in due { webSocket.flush() }
        metrics.sent(messages)
        messages = 0
    }
}
