import EdgeHTTP
public import NIOCore
public import NIOWebSocket

/// One session of the Engine.IO protocol, revision 4, from the server's side, over long-polling, a WebSocket, or the one
/// and then the other. Pure: requests, frames and times go in, actions come out, to be done in their order.
public struct EngineIOSession {
    public enum Action: Equatable {
        /// Keep the request that has just come until it is answered.
        case wait
        /// Answer the request that waits with these packets.
        case answer(ByteBuffer)
        /// Answer the request that has just come with `ok`.
        case accept
        /// Answer it with an error.
        case refuse(EngineIORefusal)
        /// Send the frames of so many messages over the WebSocket of that number.
        case send(ByteBuffer, messages: Int, over: Int)
        case closeWebSocket(Int, WebSocketErrorCode)
        /// The client sent a message.
        case deliver(ByteBuffer)
        /// The client sent a binary message.
        case deliverBinary
        /// The session goes on over its WebSocket.
        case upgraded
        /// Nothing comes any more, and nothing can be sent.
        case ended(EngineIOClosure)
    }

    enum Transport: Equatable {
        case polling
        case webSocket(Int)
    }

    /// A WebSocket on which the client tries whether it could go on there.
    struct Probe {
        let socket: Int
        let deadline: NIODeadline
        /// Whether the client has asked, and so polls no more or will soon stop to.
        var isAnswered = false
    }

    enum Phase: Equatable {
        case open
        /// The client is told with its next request, if it makes one in time.
        case closing(EngineIOClosure, until: NIODeadline)
        case ended
    }

    public let id: String
    let configuration: EngineIOConfiguration
    var phase = Phase.open
    var transport: Transport
    var probe: Probe?
    /// Whether a GET waits.
    var isPolled = false
    /// Whether a POST has begun.
    var isPosting = false
    /// What waits for the client to poll.
    var pending: [ByteBuffer] = []
    var pendingBytes = 0
    private var pingDue: NIODeadline
    private var pongDue: NIODeadline?

    /// A session that begins with a GET, which is to be answered with ``handshake``.
    ///
    /// - Parameter id: unguessable: it is all that a request must have to be taken for this client's.
    public static func polling(id: String, _ configuration: EngineIOConfiguration, at now: NIODeadline) -> Self {
        EngineIOSession(id: id, configuration, .polling, at: now)
    }

    /// A session that begins with a WebSocket, which goes by the number 0 and over which ``handshake`` is to be sent.
    public static func webSocket(id: String, _ configuration: EngineIOConfiguration, at now: NIODeadline) -> Self {
        EngineIOSession(id: id, configuration, .webSocket(0), at: now)
    }

    private init(id: String, _ configuration: EngineIOConfiguration, _ transport: Transport, at now: NIODeadline) {
        self.id = id
        self.configuration = configuration
        self.transport = transport
        pingDue = now + configuration.pingInterval
    }

    /// The packet that tells the client what was agreed.
    public var handshake: ByteBuffer {
        func milliseconds(_ time: TimeAmount) -> Int64 { time.nanoseconds / 1_000_000 }
        let upgrades = transport == .polling ? #""websocket""# : ""
        return EngineIOPacket(
            .open,
            #"{"sid":"\#(id)","upgrades":[\#(upgrades)],"pingInterval":\#(milliseconds(configuration.pingInterval)),"#
                + #""pingTimeout":\#(milliseconds(configuration.pingTimeout)),"#
                + #""maxPayload":\#(configuration.maximumPayloadBytes)}"#
        ).bytes
    }

    public var isOpen: Bool { phase == .open }
    public var isPolling: Bool { transport == .polling }

    /// The form in which ``send(_:messages:)`` takes messages.
    public func format(cursors: Bool) -> LiveFormat {
        isPolling ? .socketIOPackets(cursors: cursors) : .socketIOFrames(cursors: cursors)
    }

    // MARK: Sending

    /// Sends messages.
    ///
    /// - Parameters:
    ///   - bytes: encoded as ``format(cursors:)`` says.
    ///   - messages: how many there are.
    public mutating func send(_ bytes: ByteBuffer, messages: Int) -> [Action] {
        guard isOpen else { return [] }
        switch transport {
        case .webSocket(let socket): return [.send(bytes, messages: messages, over: socket)]
        case .polling where isPolled: return [answer([bytes])]
        case .polling:
            pendingBytes += bytes.readableBytes + 1
            guard pendingBytes <= configuration.maximumPendingBytes else { return end(.tooSlow) }
            pending.append(bytes)
            return []
        }
    }

    public mutating func send(_ packet: EngineIOPacket) -> [Action] {
        send(isPolling ? packet.bytes : WebSocketOutbound.frame(text: packet.bytes), messages: 1)
    }

    // MARK: Receiving

    /// Takes a packet of the transport that the session is on.
    mutating func received(_ packet: EngineIOPacket, at now: NIODeadline) -> [Action] {
        guard isOpen else { return [] }
        switch packet.kind {
        case .message: return [.deliver(packet.data)]
        case .pong:
            pongDue = nil
            pingDue = now + configuration.pingInterval
            return []
        case .close: return end(.byClient)
        // In this revision the server asks.
        case .ping: return end(.malformed)
        case .open, .upgrade, .noop: return []
        }
    }

    // MARK: Ending

    /// Ends the session; a client that happens not to poll is told when it does.
    public mutating func close(_ closure: EngineIOClosure, at now: NIODeadline) -> [Action] {
        guard isOpen else { return [] }
        // Who is about to go over to a WebSocket polls no more.
        guard isPolling, !isPolled, probe == nil else { return end(closure) }
        phase = .closing(closure, until: now + configuration.pingTimeout)
        return []
    }

    /// Ends the session now.
    public mutating func end(_ closure: EngineIOClosure) -> [Action] {
        guard phase != .ended else { return [] }
        phase = .ended
        var actions: [Action] = []
        // Who ended it needs no word; any answer will do.
        if isPolled { actions.append(answer([EngineIOPacket(closure == .byClient ? .noop : .close).bytes])) }
        if case .webSocket(let socket) = transport, closure != .disconnected {
            actions.append(.closeWebSocket(socket, closure.webSocketCode))
        }
        if let probe { actions.append(.closeWebSocket(probe.socket, closure.webSocketCode)) }
        probe = nil
        pending = []
        return actions + [.ended(closure)]
    }

    // MARK: Time

    /// When ``timerFired(at:)`` is due; nil for never.
    public var deadline: NIODeadline? {
        switch phase {
        case .open: [pongDue ?? pingDue, probe?.deadline].compactMap { $0 }.min()
        case .closing(_, let deadline): deadline
        case .ended: nil
        }
    }

    public mutating func timerFired(at now: NIODeadline) -> [Action] {
        switch phase {
        case .ended: return []
        case .closing(let closure, let deadline): return now >= deadline ? end(closure) : []
        case .open: break
        }
        if let pongDue {
            if now >= pongDue { return end(.unresponsive) }
        } else if now >= pingDue {
            pongDue = now + configuration.pingTimeout
            let actions = send(EngineIOPacket(.ping))
            return actions + giveUpProbe(at: now)
        }
        return giveUpProbe(at: now)
    }

    private mutating func giveUpProbe(at now: NIODeadline) -> [Action] {
        guard isOpen, let probe, now >= probe.deadline else { return [] }
        self.probe = nil
        return [.closeWebSocket(probe.socket, .policyViolation)]
    }
}
