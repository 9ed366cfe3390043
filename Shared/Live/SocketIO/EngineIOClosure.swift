import NIOWebSocket

/// Why an Engine.IO session ended.
public enum EngineIOClosure: Equatable, Sendable {
    /// The client said so.
    case byClient
    /// Its connection is lost.
    case disconnected
    /// It gave no sign of life.
    case unresponsive
    /// It did not read what waits for it.
    case tooSlow
    /// It sent what is no packet, or none that may stand there.
    case malformed
    /// It sent binary data, for which we have no use.
    case unacceptable
    /// It asked twice at the same time, so that nobody could tell the order.
    case overlapping
    /// It is connected to no namespace.
    case idle
    case byServer(LiveClosure)

    /// What a WebSocket is closed with.
    var webSocketCode: WebSocketErrorCode {
        switch self {
        case .byClient, .disconnected: .normalClosure
        case .unresponsive, .tooSlow, .malformed, .overlapping, .idle: .policyViolation
        case .unacceptable: .unacceptableData
        case .byServer(let closure): WebSocketErrorCode(closure)
        }
    }
}
