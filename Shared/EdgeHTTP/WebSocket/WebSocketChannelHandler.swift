import NIOCore
import NIOExtras
import NIOWebSocket

/// A WebSocket in its connection's pipeline: hands what arrives to the state machine and does what it says. Lives on the
/// connection's event loop.
final class WebSocketChannelHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let edge: Edge
    private let eventLoop: any EventLoop
    private var reader = WebSocketFrameReader()
    private var machine: WebSocketStateMachine
    /// The application's side; nil before the start and after the end.
    private var handler: (any WebSocketConnectionHandler)?
    private var context: ChannelHandlerContext?
    /// The start of a header or of a control frame whose rest has not arrived.
    private var unread = ByteBuffer()
    /// What this turn of the event loop has sent; nil for nothing.
    private var outgoing: ByteBuffer?
    private let flushes: PendingFlushes
    /// Nil until the answer to the handshake is out, and where there is none.
    private var socket: ChannelSocket?
    /// What waits here and in the channel.
    private var pendingBytes = 0
    private let maximumPendingBytes: Int
    private var timer: (deadline: NIODeadline, task: Scheduled<Void>)?
    /// Messages that are not counted yet: that is done once for many.
    private var received = 0

    init(edge: Edge, eventLoop: any EventLoop) {
        self.edge = edge
        self.eventLoop = eventLoop
        flushes = edge.pendingFlushes(on: eventLoop)
        maximumPendingBytes = edge.webSocket.maximumPendingBytes
        self.machine = WebSocketStateMachine(configuration: edge.webSocket, now: eventLoop.now)
    }

    /// The handshake is answered.
    /// - Parameter answered: when its bytes, behind all others, have left the channel.
    func start(_ handler: any WebSocketConnectionHandler, behind answered: EventLoopFuture<Void>) {
        edge.metrics.webSockets.opened()
        self.handler = handler
        scheduleTimer()
        // What is to be encrypted must pass through the pipeline.
        if edge.certificate == nil {
            answered.assumeIsolated().whenSuccess { self.socket = self.context.flatMap { ChannelSocket($0.channel) } }
        }
        handler.opened(WebSocketOutbound(self, eventLoop: eventLoop))
    }

    // MARK: Sending

    /// - Parameter messages: how many there are in the frame, which may be several behind each other.
    func send(_ frame: ByteBuffer, messages: Int) {
        guard machine.isOpen else { return }
        // What only waits for the end of this turn makes nobody slow.
        if pendingBytes + frame.readableBytes > maximumPendingBytes, isNextToSocket { flush() }
        guard pendingBytes + frame.readableBytes <= maximumPendingBytes else {
            return perform(machine.cutOff(at: eventLoop.now))
        }
        flushes.count(messages: messages)
        enqueue(frame)
    }

    func close(_ code: WebSocketErrorCode, reason: String) {
        perform(machine.close(code, reason: reason, at: eventLoop.now))
    }

    /// Whether the channel reads on by itself; what it has read already is still handed on.
    func setReading(_ isReading: Bool) {
        // Who is told goodbye is read on: the answer to it ends the connection.
        guard isReading || machine.isOpen else { return }
        context?.channel.setOption(.autoRead, value: isReading).whenFailure { _ in
            // It is closed.
        }
    }

    private func enqueue(_ frame: ByteBuffer) {
        pendingBytes += frame.readableBytes
        if outgoing == nil { flushes.add(self) }
        append(frame)
    }

    private func append(_ frame: ByteBuffer) {
        if outgoing == nil {
            outgoing = frame
        } else {
            outgoing?.writeImmutableBuffer(frame)
        }
    }

    /// Whether nothing waits in the channel, behind which everything has to go.
    private var isNextToSocket: Bool { socket != nil && pendingBytes == outgoing?.readableBytes }

    /// Writes what this turn of the event loop has sent, in one piece: to the socket as much as it takes, and the rest to
    /// the channel at once, since that may begin within a frame.
    func flush() {
        if isNextToSocket, let socket, let bytes = outgoing {
            let taken = socket.write(bytes)
            pendingBytes -= taken
            if taken == bytes.readableBytes {
                outgoing = nil
            } else {
                outgoing?.moveReaderIndex(forwardBy: taken)
            }
        }
        flush(promise: nil)
    }

    private func flush(promise: EventLoopPromise<Void>?) {
        guard let context, let bytes = outgoing else {
            promise?.succeed()
            return
        }
        outgoing = nil
        let count = bytes.readableBytes
        let written = promise ?? eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { _ in self.pendingBytes -= count }
        context.writeAndFlush(wrapOutboundOut(bytes), promise: written)
    }

    // MARK: Performing

    private func perform(_ action: WebSocketStateMachine.Action?) {
        switch action {
        case nil: break
        case .deliverText(let text):
            received += 1
            handler?.received(text: text)
        case .deliverBinary(let binary):
            received += 1
            handler?.received(binary: binary)
        case .sendPing: enqueue(WebSocketFrameBytes.ping)
        case .sendPong(let payload): send(WebSocketFrameBytes.frame(.pong, payload), messages: 0)
        case .sendClose(let code, let reason):
            enqueue(WebSocketFrameBytes.close(code, reason: reason))
            closed(.byServer(code))
        case .replyClose(let code):
            closed(.byClient(code))
            closeConnection(after: WebSocketFrameBytes.close(code), lingers: false)
        case .fail(let code):
            closed(.byServer(code), violation: code)
            closeConnection(after: WebSocketFrameBytes.close(code), lingers: true)
        case .cutOff(let code, let reason):
            closed(.tooSlow)
            outgoing = nil
            closeConnection(after: WebSocketFrameBytes.close(code, reason: reason), lingers: true)
        case .end(let closure):
            closed(closure)
            context?.close(promise: nil)
        }
        scheduleTimer()
    }

    private func closed(_ closure: WebSocketClosure, violation: WebSocketErrorCode? = nil) {
        guard let handler else { return }
        edge.metrics.webSockets.closed(closure, violation: violation)
        setReading(true)
        // Let go first: the application holds the outbound, and that holds this.
        self.handler = nil
        handler.closed(closure)
    }

    /// - Parameter lingers: whether the client may still be sending, so that closing at once would reset the
    ///   connection and lose the frame that says why.
    private func closeConnection(after frame: ByteBuffer, lingers: Bool) {
        guard let context else { return }
        append(frame)
        let sent = eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { result in
            guard case .success = result, lingers else { return context.close(promise: nil) }
            context.close(mode: .output).assumeIsolated().whenFailure { _ in context.close(promise: nil) }
        }
        flush(promise: sent)
    }

    private func scheduleTimer() {
        guard context != nil, let deadline = machine.deadline else {
            timer?.task.cancel()
            timer = nil
            return
        }
        if let timer {
            guard deadline < timer.deadline else { return }
            timer.task.cancel()
        }
        let task = eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
            self.timer = nil
            self.perform(self.machine.timerFired(at: self.eventLoop.now))
        }
        timer = (deadline, task)
    }

    // MARK: Inbound

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        perform(machine.end(.disconnected))
        self.context = nil
        socket = nil
        scheduleTimer()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if unread.readableBytes > 0 {
            unread.writeBuffer(&bytes)
            bytes = unread
        }
        let now = eventLoop.now
        do {
            while machine.isReading, let piece = try reader.next(from: &bytes) {
                perform(machine.received(piece, at: now))
            }
        } catch {
            perform(machine.receivedMalformed(at: now))
        }
        // Copied, so that some bytes do not keep the memory of all that were read with them.
        unread = ByteBuffer()
        if machine.isReading { unread.writeBuffer(&bytes) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        edge.metrics.webSockets.received(received)
        received = 0
        context.fireChannelReadComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        perform(machine.end(.disconnected))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        perform(machine.end(.disconnected))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            perform(machine.end(.disconnected))
            context.close(promise: nil)
        case is ChannelShouldQuiesceEvent:
            close(.serviceRestart, reason: "service restart")
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }
}
