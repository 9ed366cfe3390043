import CoreMetrics
import NIOWebSocket

/// What is counted of the WebSockets of all servers of the process together.
struct WebSocketMetrics: Sendable {
    private let open: Meter
    private let received: Counter
    private let sent: Counter
    private let closedByClient: Counter
    private let closedByServer: Counter
    private let lost: Counter
    private let cutOffTooSlow: Counter
    private let cutOffUnresponsive: Counter
    private let cutOffTooLarge: Counter
    private let cutOffViolation: Counter

    init(_ factory: any MetricsFactory) {
        func messages(_ direction: String) -> Counter {
            Counter(label: "edge_websocket_messages", dimensions: [("direction", direction)], factory: factory)
        }
        func closed(_ side: String) -> Counter {
            Counter(label: "edge_websockets_closed", dimensions: [("by", side)], factory: factory)
        }
        func cutOff(_ reason: String) -> Counter {
            Counter(label: "edge_websockets_cut_off", dimensions: [("reason", reason)], factory: factory)
        }
        open = Meter(label: "edge_websockets", dimensions: [], factory: factory)
        received = messages("received")
        sent = messages("sent")
        closedByClient = closed("client")
        closedByServer = closed("server")
        lost = closed("nobody")
        cutOffTooSlow = cutOff("too_slow")
        cutOffUnresponsive = cutOff("unresponsive")
        cutOffTooLarge = cutOff("too_large")
        cutOffViolation = cutOff("violation")
    }

    func opened() { open.increment() }

    func received(_ messages: Int) { if messages > 0 { received.increment(by: messages) } }

    func sent(_ messages: Int) { if messages > 0 { sent.increment(by: messages) } }

    /// - Parameter violation: what the client did that ended it, if that was it.
    func closed(_ closure: WebSocketClosure, violation: WebSocketErrorCode? = nil) {
        open.decrement()
        switch closure {
        case .byClient: closedByClient.increment()
        case .byServer, .tooSlow, .unresponsive: closedByServer.increment()
        case .disconnected: lost.increment()
        }
        switch (closure, violation) {
        case (.tooSlow, _): cutOffTooSlow.increment()
        case (.unresponsive, _): cutOffUnresponsive.increment()
        case (_, .messageTooLarge): cutOffTooLarge.increment()
        case (_, .some): cutOffViolation.increment()
        default: break
        }
    }
}
