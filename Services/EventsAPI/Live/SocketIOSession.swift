import EdgeHTTP
import Live
import NIOCore
import ServiceKit
import Synchronization

/// One client's Engine.IO session and what it is connected to by Socket.IO: does what the two state machines say.
///
/// `@unchecked Sendable`: everything that changes is used on `eventLoop` alone. Whoever calls from elsewhere comes there
/// first (``run(_:)``, ``answer(_:)``), and the hub calls its outlets on their event loops.
final class SocketIOSession: @unchecked Sendable {
    let eventLoop: any EventLoop
    let id: String
    private let sessions: SocketIOSessions
    private var engine: EngineIOSession
    private var connection: SocketIOConnection
    /// While the client is connected to the main namespace.
    private var outlet: SocketIOOutlet?
    /// The GET that waits for packets.
    private var poll: EventLoopPromise<ByteBuffer>?
    private var webSockets: [Int: WebSocketOutbound] = [:]
    private var timer: (deadline: NIODeadline, task: Scheduled<Void>)?
    private let webSocketCount = Atomic(0)

    private static let accepted = ByteBuffer(string: "ok")

    /// - Parameter webSocket: what the session begins with; nil for a GET.
    init(id: String, in sessions: SocketIOSessions, on eventLoop: any EventLoop, webSocket: WebSocketOutbound? = nil) {
        self.id = id
        self.sessions = sessions
        self.eventLoop = eventLoop
        let configuration = sessions.configuration
        let now = eventLoop.now
        if let webSocket {
            engine = .webSocket(id: id, configuration, at: now)
            webSockets[0] = webSocket
        } else {
            engine = .polling(id: id, configuration, at: now)
        }
        connection = SocketIOConnection(
            connectTimeout: configuration.connectTimeout,
            at: now,
            makeID: SocketIOSessions.makeID
        )
    }

    // MARK: Requests, from anywhere

    /// Answers the request that began the session.
    func handshake() -> EventLoopFuture<ByteBuffer> {
        answer { session, promise in
            promise.succeed(session.engine.handshake)
            session.scheduleTimer()
        }
    }

    /// A GET; answered when there is something to say.
    func polled() -> EventLoopFuture<ByteBuffer> {
        answer { session, promise in session.perform(session.engine.polled(), for: promise) }
    }

    /// The head of a POST; ``posted(_:)`` or ``postFailed()`` must follow.
    func postArrived() -> EventLoopFuture<ByteBuffer> {
        answer { session, promise in
            let actions = session.engine.postArrived()
            session.perform(actions, for: promise)
            if actions.isEmpty { promise.succeed(ByteBuffer()) }
        }
    }

    func posted(_ payload: ByteBuffer) -> EventLoopFuture<ByteBuffer> {
        answer { session, promise in
            session.perform(session.engine.posted(payload, at: session.eventLoop.now), for: promise)
        }
    }

    func postFailed() {
        run { $0.engine.postFailed() }
    }

    // MARK: WebSockets, from anywhere

    /// Sends the handshake over the WebSocket that the session began with.
    func start() {
        run { session in
            let frame = WebSocketOutbound.frame(text: session.engine.handshake)
            session.webSockets[0]?.sendPreencoded(frame: frame)
            session.scheduleTimer()
        }
    }

    /// - Returns: the number that the WebSocket goes by.
    func webSocketOpened(_ outbound: WebSocketOutbound) -> Int {
        let number = webSocketCount.add(1, ordering: .relaxed).newValue
        run { session in
            session.webSockets[number] = outbound
            session.perform(session.engine.webSocketOpened(number, at: session.eventLoop.now))
        }
        return number
    }

    func received(_ text: ByteBuffer, over number: Int) {
        run { $0.perform($0.engine.received(text, over: number, at: $0.eventLoop.now)) }
    }

    func receivedBinary(over number: Int) {
        run { $0.perform($0.engine.receivedBinary(over: number)) }
    }

    func webSocketClosed(_ number: Int) {
        run { session in
            session.webSockets[number] = nil
            session.perform(session.engine.webSocketClosed(number))
        }
    }

    /// The service stops: what waits is answered now.
    func stop() {
        run { $0.perform($0.engine.end(.byServer(.stopping))) }
    }

    // MARK: The outlet, on the event loop

    var transport: LiveTransport { engine.isPolling ? .socketIOPolling : .socketIOWebSocket }

    func deliver(_ delivery: LiveDelivery, from outlet: SocketIOOutlet) {
        guard outlet === self.outlet else { return }
        let bytes = delivery.bytes(as: engine.format(cursors: connection.hasCursors))
        perform(engine.send(bytes, messages: delivery.messages.count))
        perform(connection.told(delivery.messages))
    }

    func close(_ reason: LiveClosure) {
        perform(engine.close(.byServer(reason), at: eventLoop.now))
    }

    // MARK: Performing

    /// - Parameter request: what has just come, if it is to be answered.
    private func perform(_ actions: [EngineIOSession.Action], for request: EventLoopPromise<ByteBuffer>? = nil) {
        for action in actions {
            switch action {
            case .wait: poll = request
            case .answer(let packets):
                poll?.succeed(packets)
                poll = nil
            case .accept: request?.succeed(Self.accepted)
            case .refuse(let refusal): request?.fail(refusal)
            case .send(let frames, let messages, let number):
                webSockets[number]?.sendPreencoded(frame: frames, messages: messages)
            case .closeWebSocket(let number, let code): webSockets.removeValue(forKey: number)?.close(code)
            case .deliver(let message): received(message)
            case .deliverBinary: perform(connection.receivedBinary())
            case .upgraded: if let outlet { sessions.hub.changedTransport(outlet) }
            case .ended: ended()
            }
        }
        scheduleTimer()
    }

    private func received(_ message: ByteBuffer) {
        guard message.withUnsafeReadableBytes(JSONNesting.isAcceptable) else {
            return perform(engine.close(.malformed, at: eventLoop.now))
        }
        perform(connection.received(message, at: eventLoop.now))
    }

    private func perform(_ actions: [SocketIOConnection.Action]) {
        for action in actions {
            switch action {
            case .send(let packet): perform(engine.send(packet.message))
            case .subscribe(let topics, let cursor, let token):
                let outlet = outlet ?? enter()
                sessions.ask(LiveArrival(outlet: outlet, topics: topics, cursor: cursor, token: token))
            case .unsubscribe: leave()
            case .close(let closure):
                leave()
                perform(engine.close(closure, at: eventLoop.now))
            }
        }
    }

    private func enter() -> SocketIOOutlet {
        let outlet = SocketIOOutlet(self)
        self.outlet = outlet
        sessions.hub.opened(outlet)
        return outlet
    }

    private func leave() {
        if let outlet { sessions.hub.left(outlet) }
        outlet = nil
    }

    private func ended() {
        leave()
        webSockets = [:]
        sessions.ended(self)
    }

    private func scheduleTimer() {
        let deadlines = engine.isOpen ? [engine.deadline, connection.deadline] : [engine.deadline]
        guard let deadline = deadlines.compactMap({ $0 }).min() else {
            timer?.task.cancel()
            timer = nil
            return
        }
        if let timer {
            guard deadline < timer.deadline else { return }
            timer.task.cancel()
        }
        let task = eventLoop.scheduleTask(deadline: deadline) { self.timerFired() }
        timer = (deadline, task)
    }

    private func timerFired() {
        timer = nil
        perform(connection.timerFired(at: eventLoop.now))
        perform(engine.timerFired(at: eventLoop.now))
    }

    // MARK: The event loop

    private func run(_ body: @escaping @Sendable (SocketIOSession) -> Void) {
        if eventLoop.inEventLoop { body(self) } else { eventLoop.execute { body(self) } }
    }

    private func answer(
        _ body: @escaping @Sendable (SocketIOSession, EventLoopPromise<ByteBuffer>) -> Void
    ) -> EventLoopFuture<ByteBuffer> {
        let promise = eventLoop.makePromise(of: ByteBuffer.self)
        run { body($0, promise) }
        return promise.futureResult
    }
}
