import EdgeHTTP
public import NIOCore

/// WebSockets: the one that the session is on, and the one to which it may go over.
extension EngineIOSession {
    private static let probe = ByteBuffer(string: "probe")

    /// A further WebSocket is open.
    ///
    /// - Parameter socket: a number that none has had.
    public mutating func webSocketOpened(_ socket: Int, at now: NIODeadline) -> [Action] {
        guard isOpen, isPolling, probe == nil else { return [.closeWebSocket(socket, .policyViolation)] }
        probe = Probe(socket: socket, deadline: now + configuration.upgradeTimeout)
        return []
    }

    /// A text message has come over that WebSocket.
    public mutating func received(_ text: ByteBuffer, over socket: Int, at now: NIODeadline) -> [Action] {
        guard isOpen else { return [] }
        if transport == .webSocket(socket) {
            guard let packet = EngineIOPacket(reading: text) else { return end(.malformed) }
            return received(packet, at: now)
        }
        guard probe?.socket == socket else { return [] }
        switch EngineIOPacket(reading: text) {
        case EngineIOPacket(.ping, Self.probe):
            probe?.isAnswered = true
            let answer = EngineIOPacket(.pong, Self.probe).bytes
            return [.send(WebSocketOutbound.frame(text: answer), messages: 1, over: socket)] + releasePoll()
        case let packet? where packet.kind == .upgrade:
            return upgrade(to: socket)
        default:
            probe = nil
            return [.closeWebSocket(socket, .policyViolation)]
        }
    }

    public mutating func receivedBinary(over socket: Int) -> [Action] {
        guard isOpen else { return [] }
        if transport == .webSocket(socket) { return [.deliverBinary] }
        guard probe?.socket == socket else { return [] }
        probe = nil
        return [.closeWebSocket(socket, .unacceptableData)]
    }

    /// That WebSocket is gone.
    public mutating func webSocketClosed(_ socket: Int) -> [Action] {
        if transport == .webSocket(socket) { return end(.disconnected) }
        if probe?.socket == socket { probe = nil }
        return []
    }

    /// The client waits for the answer to its last poll before it goes over.
    private mutating func releasePoll() -> [Action] {
        isPolled ? [answer([EngineIOPacket(.noop).bytes])] : []
    }

    private mutating func upgrade(to socket: Int) -> [Action] {
        var actions = releasePoll() + [.upgraded]
        transport = .webSocket(socket)
        probe = nil
        if !pending.isEmpty {
            var frames = ByteBuffer()
            let packets = EngineIOPayload.parts(EngineIOPayload.joined(pending))
            for packet in packets { frames.writeImmutableBuffer(WebSocketOutbound.frame(text: packet)) }
            actions.append(.send(frames, messages: packets.count, over: socket))
        }
        pending = []
        pendingBytes = 0
        return actions
    }
}
