import EdgeHTTP
import Live
import NIOCore
import NIOWebSocket

/// A WebSocket that begins a session, or on which one that began with long-polling may go on.
///
/// Used on its connection's event loop only, as ``WebSocketConnectionHandler`` says; the session may live on another.
final class SocketIOWebSocket: WebSocketConnectionHandler {
    private let sessions: SocketIOSessions
    private var session: SocketIOSession?
    private var number = 0

    /// - Parameter session: nil to begin one.
    init(_ session: SocketIOSession?, in sessions: SocketIOSessions) {
        self.session = session
        self.sessions = sessions
    }

    func opened(_ outbound: WebSocketOutbound) {
        if let session {
            number = session.webSocketOpened(outbound)
        } else if let session = sessions.open(over: outbound) {
            self.session = session
            session.start()
        } else {
            outbound.close(.tryAgainLater)
        }
    }

    func received(text: ByteBuffer) {
        session?.received(text, over: number)
    }

    func received(binary: ByteBuffer) {
        session?.receivedBinary(over: number)
    }

    func closed(_ closure: WebSocketClosure) {
        session?.webSocketClosed(number)
        session = nil
    }
}

extension WebSocketErrorCode {
    /// 1013 in the IANA registry of RFC 6455 §11.7.
    static let tryAgainLater = WebSocketErrorCode(codeNumber: 1013)
}
