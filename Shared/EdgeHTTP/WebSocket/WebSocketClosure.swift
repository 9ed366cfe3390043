public import NIOWebSocket

/// How a WebSocket ended.
public enum WebSocketClosure: Sendable, Equatable {
    /// The client sent a close frame, with or without a code.
    case byClient(WebSocketErrorCode?)
    /// The server did: it was asked to, it stops, or the client broke the protocol.
    case byServer(WebSocketErrorCode)
    /// The client did not read what was sent to it.
    case tooSlow
    /// The client gave no sign of life.
    case unresponsive
    /// The connection ended without a close frame.
    case disconnected
}
