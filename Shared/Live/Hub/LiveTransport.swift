/// How a client is connected.
public enum LiveTransport: String, CaseIterable, Sendable {
    case webSocket = "websocket"
    case serverSentEvents = "sse"
    case socketIOWebSocket = "socket.io-websocket"
    case socketIOPolling = "socket.io-polling"
}
