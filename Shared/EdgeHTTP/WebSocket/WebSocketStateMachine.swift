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
        case sendClose(WebSocketErrorCode, reason: String)
        /// Answer the client's close frame, then close the connection.
        case replyClose(WebSocketErrorCode?)
        /// Send a close frame and hear nothing more.
        case fail(WebSocketErrorCode)
        /// Drop what waits, send a close frame, and hear nothing more.
        case cutOff(WebSocketErrorCode, reason: String)
        /// Close the connection now.
        case end(WebSocketClosure)
    }

    private enum Phase {
        case open
        case closeSent(at: NIODeadline)
        /// The client was sent away: it is told so, and what it sends is dropped until it closes.
        case failed(at: NIODeadline)
        case closed
    }

    private let configuration: WebSocketConfiguration
    private var phase = Phase.open
    /// The message of which a part has arrived.
    private var message: PartialMessage?
    private var lastReceived: NIODeadline
    private var pingSent: NIODeadline?

    init(configuration: WebSocketConfiguration, now: NIODeadline) {
        self.configuration = configuration
        self.lastReceived = now
    }

    var isOpen: Bool {
        if case .open = phase { true } else { false }
    }

    /// Whether anything that the client sends still means something.
    var isReading: Bool {
        switch phase {
        case .open, .closeSent: true
        case .failed, .closed: false
        }
    }

    mutating func received(_ piece: WebSocketFramePiece, at now: NIODeadline) -> Action? {
        lastReceived = now
        pingSent = nil
        switch phase {
        case .closed, .failed: return nil
        case .closeSent:
            guard piece.opcode == .connectionClose else { return nil }
            phase = .closed
            return .end(.disconnected)
        case .open:
            switch piece.opcode {
            case .text, .binary:
                guard message == nil else { return fail(.protocolError) }
                message = PartialMessage(isText: piece.opcode == .text, began: now)
                return append(piece)
            case .continuation: return message == nil ? fail(.protocolError) : append(piece)
            case .ping: return .sendPong(piece.payload)
            case .pong: return nil
            case .connectionClose: return receivedClose(piece.payload)
            default: return fail(.protocolError)
            }
        }
    }

    private mutating func append(_ piece: WebSocketFramePiece) -> Action? {
        if let violation = message?.append(piece, configuration) { return fail(violation) }
        guard piece.isFinal, let whole = message else { return nil }
        message = nil
        return whole.isText ? .deliverText(whole.bytes) : .deliverBinary(whole.bytes)
    }

    private mutating func receivedClose(_ payload: ByteBuffer) -> Action {
        var payload = payload
        guard payload.readableBytes > 0 else {
            phase = .closed
            return .replyClose(nil)
        }
        guard let code = payload.readWebSocketErrorCode(), Self.mayBeSent(code) else { return fail(.protocolError) }
        var reason = UTF8Validator()
        guard reason.accepts(payload), reason.isComplete else { return fail(.dataInconsistentWithMessage) }
        phase = .closed
        return .replyClose(code)
    }

    /// The frames cannot be read.
    mutating func receivedMalformed(at now: NIODeadline) -> Action? {
        lastReceived = now
        switch phase {
        case .open: return fail(.protocolError)
        case .closeSent(let sent):
            // It is told already; the rest of what it sends is dropped.
            phase = .failed(at: sent)
            return nil
        case .failed, .closed: return nil
        }
    }

    mutating func close(_ code: WebSocketErrorCode, reason: String, at now: NIODeadline) -> Action? {
        guard isOpen else { return nil }
        phase = .closeSent(at: now)
        message = nil
        return .sendClose(code, reason: reason)
    }

    /// More waits for the client than may.
    mutating func cutOff(at now: NIODeadline) -> Action? {
        guard isOpen else { return nil }
        phase = .failed(at: now)
        message = nil
        return .cutOff(.tooSlow, reason: "too slow")
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
        case .open:
            let sign =
                pingSent.map { $0 + configuration.replyTimeout } ?? lastReceived + configuration.keepaliveInterval
            return messageDeadline.map { min($0, sign) } ?? sign
        case .closeSent(let sent), .failed(let sent): return sent + configuration.replyTimeout
        case .closed: return nil
        }
    }

    private var messageDeadline: NIODeadline? {
        message.map { $0.began + configuration.messageTimeout }
    }

    mutating func timerFired(at now: NIODeadline) -> Action? {
        guard let deadline, now >= deadline else { return nil }
        guard isOpen else { return end(.unresponsive) }
        if let messageDeadline, now >= messageDeadline {
            lastReceived = now
            return fail(.policyViolation)
        }
        guard pingSent == nil else { return end(.unresponsive) }
        pingSent = now
        return .sendPing
    }

    private mutating func fail(_ code: WebSocketErrorCode) -> Action {
        phase = .failed(at: lastReceived)
        message = nil
        return .fail(code)
    }

    /// The codes that may stand in a close frame (RFC 6455 section 7.4 and the IANA registry).
    private static func mayBeSent(_ code: WebSocketErrorCode) -> Bool {
        switch UInt16(webSocketErrorCode: code) {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
