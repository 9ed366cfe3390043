import NIOCore
import NIOWebSocket

/// One WebSocket's protocol (RFC 6455 sections 5 to 7). Pure: frames and times go in, actions come out.
struct WebSocketStateMachine {
    enum Action: Equatable {
        case deliverText(ByteBuffer)
        case deliverBinary(ByteBuffer)
        case sendPing
        case sendPong(ByteBuffer)
        /// Send a close frame and wait for the client's.
        case sendClose(WebSocketErrorCode)
        /// Answer the client's close frame, then close the connection.
        case replyClose(WebSocketErrorCode?)
        /// Send a close frame and hear nothing more.
        case fail(WebSocketErrorCode)
        /// Close the connection now.
        case end(WebSocketClosure)
    }

    private enum Phase {
        case open
        case closeSent(at: NIODeadline)
        /// The client broke the protocol: it is told so, and what it sends is dropped until it closes.
        case failed(at: NIODeadline)
        case closed
    }

    private let configuration: WebSocketConfiguration
    private var phase = Phase.open
    /// The message of which fragments have arrived.
    private var message: (isText: Bool, bytes: ByteBuffer)?
    private var lastReceived: NIODeadline
    private var pingSent: NIODeadline?

    init(configuration: WebSocketConfiguration, now: NIODeadline) {
        self.configuration = configuration
        self.lastReceived = now
    }

    var isOpen: Bool {
        if case .open = phase { true } else { false }
    }

    mutating func received(_ frame: WebSocketFrame, at now: NIODeadline) -> Action? {
        lastReceived = now
        pingSent = nil
        switch phase {
        case .closed, .failed: return nil
        case .closeSent:
            guard frame.opcode == .connectionClose else { return nil }
            phase = .closed
            return .end(.disconnected)
        case .open:
            // No extension is ever agreed on, and a client masks all it sends.
            guard frame.maskKey != nil, !frame.rsv1, !frame.rsv2, !frame.rsv3 else { return fail(.protocolError) }
            return received(frame.opcode, isFinal: frame.fin, frame.unmaskedData)
        }
    }

    private mutating func received(
        _ opcode: WebSocketOpcode,
        isFinal: Bool,
        _ payload: ByteBuffer
    ) -> Action? {
        switch opcode {
        case .text where message == nil, .binary where message == nil:
            guard isFinal else {
                message = (opcode == .text, payload)
                return nil
            }
            return deliver(isText: opcode == .text, payload)
        case .continuation:
            guard let (isText, _) = message else { return fail(.protocolError) }
            message?.bytes.writeImmutableBuffer(payload)
            guard let bytes = message?.bytes, bytes.readableBytes <= configuration.maximumMessageBytes else {
                return fail(.messageTooLarge)
            }
            guard isFinal else { return nil }
            message = nil
            return deliver(isText: isText, bytes)
        case .ping: return .sendPong(payload)
        case .pong: return nil
        case .connectionClose: return receivedClose(payload)
        default: return fail(.protocolError)
        }
    }

    private mutating func deliver(isText: Bool, _ bytes: ByteBuffer) -> Action {
        guard isText else { return .deliverBinary(bytes) }
        return Self.isUTF8(bytes) ? .deliverText(bytes) : fail(.dataInconsistentWithMessage)
    }

    private mutating func receivedClose(_ payload: ByteBuffer) -> Action {
        var payload = payload
        guard payload.readableBytes > 0 else {
            phase = .closed
            return .replyClose(nil)
        }
        guard let code = payload.readWebSocketErrorCode(), Self.mayBeSent(code) else { return fail(.protocolError) }
        guard Self.isUTF8(payload) else { return fail(.dataInconsistentWithMessage) }
        phase = .closed
        return .replyClose(code)
    }

    /// The frames cannot be read.
    mutating func receivedMalformed(_ error: NIOWebSocketError, at now: NIODeadline) -> Action? {
        guard isOpen else { return nil }
        lastReceived = now
        if case .invalidFrameLength = error { return fail(.messageTooLarge) }
        return fail(.protocolError)
    }

    mutating func close(_ code: WebSocketErrorCode, at now: NIODeadline) -> Action? {
        guard isOpen else { return nil }
        phase = .closeSent(at: now)
        message = nil
        return .sendClose(code)
    }

    /// The connection is lost, or given up.
    mutating func end(_ closure: WebSocketClosure) -> Action? {
        if case .closed = phase { return nil }
        phase = .closed
        message = nil
        return .end(closure)
    }

    /// When to look whether the client is there; nil for never.
    var deadline: NIODeadline? {
        switch phase {
        case .open: pingSent.map { $0 + configuration.replyTimeout } ?? lastReceived + configuration.keepaliveInterval
        case .closeSent(let sent), .failed(let sent): sent + configuration.replyTimeout
        case .closed: nil
        }
    }

    mutating func timerFired(at now: NIODeadline) -> Action? {
        guard let deadline, now >= deadline else { return nil }
        if isOpen, pingSent == nil {
            pingSent = now
            return .sendPing
        }
        return end(.unresponsive)
    }

    private mutating func fail(_ code: WebSocketErrorCode) -> Action {
        phase = .failed(at: lastReceived)
        message = nil
        return .fail(code)
    }

    private static func isUTF8(_ bytes: ByteBuffer) -> Bool {
        String(validating: bytes.readableBytesView, as: UTF8.self) != nil
    }

    /// The codes that may stand in a close frame (RFC 6455 section 7.4 and the IANA registry).
    private static func mayBeSent(_ code: WebSocketErrorCode) -> Bool {
        switch UInt16(webSocketErrorCode: code) {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
