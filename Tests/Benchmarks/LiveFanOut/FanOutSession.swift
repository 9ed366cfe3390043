import EdgeHTTP
import Live
import NIOCore

/// One client's Socket.IO session over a WebSocket: the two state machines of `Live`, and a client that is let in
/// without being asked who it is. What happens to a message is what happens to it in events-api.
///
/// `@unchecked Sendable`: used on its connection's event loop only, by the connection and by the hub.
final class FanOutSession: WebSocketConnectionHandler, LiveOutlet, @unchecked Sendable {
    private struct Opened {
        let outbound: WebSocketOutbound
        var engine: EngineIOSession
        var connection: SocketIOConnection
    }

    private let hub: LiveHub
    private var session: Opened?
    private var timer: (deadline: NIODeadline, task: Scheduled<Void>)?
    let eventLoop: any EventLoop

    /// - Parameter eventLoop: the connection's.
    init(hub: LiveHub, on eventLoop: any EventLoop) {
        self.hub = hub
        self.eventLoop = eventLoop
    }

    // MARK: The WebSocket

    func opened(_ outbound: WebSocketOutbound) {
        let configuration = EngineIOConfiguration()
        let engine = EngineIOSession.webSocket(id: "of-the-benchmark", configuration, at: eventLoop.now)
        let connection = SocketIOConnection(connectTimeout: configuration.connectTimeout, at: eventLoop.now) {
            "of-the-benchmark"
        }
        session = Opened(outbound: outbound, engine: engine, connection: connection)
        outbound.send(text: engine.handshake)
        hub.opened(self)
        scheduleTimer()
    }

    func received(text: ByteBuffer) {
        perform(session?.engine.received(text, over: 0, at: eventLoop.now))
    }

    func received(binary: ByteBuffer) {
        perform(session?.engine.receivedBinary(over: 0))
    }

    func closed(_ closure: WebSocketClosure) {
        perform(session?.engine.webSocketClosed(0))
    }

    // MARK: The outlet

    var transport: LiveTransport { .socketIOWebSocket }

    func deliver(_ delivery: LiveDelivery) {
        guard let session else { return }
        let bytes = delivery.bytes(as: session.engine.format(cursors: session.connection.hasCursors))
        perform(self.session?.engine.send(bytes, messages: delivery.messages.count))
        perform(self.session?.connection.told(delivery.messages))
    }

    func close(_ reason: LiveClosure) {
        perform(session?.engine.close(.byServer(reason), at: eventLoop.now))
    }

    // MARK: Performing

    private func perform(_ actions: [EngineIOSession.Action]?) {
        for action in actions ?? [] {
            switch action {
            case .send(let frames, let messages, _):
                session?.outbound.sendPreencoded(frame: frames, messages: messages)
            case .closeWebSocket(_, let code): session?.outbound.close(code)
            case .deliver(let message): perform(session?.connection.received(message, at: eventLoop.now))
            case .deliverBinary: perform(session?.connection.receivedBinary())
            case .ended: ended()
            // Of long-polling, which nobody asks for here.
            case .wait, .answer, .accept, .refuse, .upgraded: break
            }
        }
        scheduleTimer()
    }

    private func perform(_ actions: [SocketIOConnection.Action]?) {
        for action in actions ?? [] {
            switch action {
            case .send(let packet): perform(session?.engine.send(packet.message))
            case .subscribe: hub.admit(everythingTo: self)
            case .unsubscribe: hub.left(self)
            case .close(let closure): perform(session?.engine.close(closure, at: eventLoop.now))
            }
        }
    }

    private func ended() {
        hub.left(self)
        session = nil
    }

    private func scheduleTimer() {
        guard let deadline = [session?.engine.deadline, session?.connection.deadline].compactMap({ $0 }).min() else {
            timer?.task.cancel()
            timer = nil
            return
        }
        if let timer {
            guard deadline < timer.deadline else { return }
            timer.task.cancel()
        }
        timer = (deadline, eventLoop.scheduleTask(deadline: deadline) { self.timerFired() })
    }

    private func timerFired() {
        timer = nil
        perform(session?.engine.timerFired(at: eventLoop.now))
    }
}
