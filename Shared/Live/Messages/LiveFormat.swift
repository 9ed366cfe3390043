import EdgeHTTP
import NIOCore

/// A form in which messages go over the wire.
public enum LiveFormat: Hashable, Sendable {
    /// A WebSocket text frame with the message's JSON.
    case webSocket
    /// An event of `text/event-stream` (WHATWG HTML §9.2): its id is the cursor, its data the message's JSON.
    case serverSentEvents
    /// A WebSocket text frame with a Socket.IO packet.
    case socketIOFrames(cursors: Bool)
    /// A Socket.IO packet for long-polling, where several are joined by the record separator.
    case socketIOPackets(cursors: Bool)

    func encode(_ message: LiveMessage) -> ByteBuffer {
        switch self {
        case .webSocket:
            WebSocketOutbound.frame(text: ByteBuffer(string: message.json))
        case .serverSentEvents:
            ByteBuffer(string: "id: \(message.cursor.text)\nevent: \(message.type)\ndata: \(message.json)\n\n")
        case .socketIOFrames(let cursors):
            WebSocketOutbound.frame(text: ByteBuffer(string: SocketIOEvent.packet(message, cursors: cursors)))
        case .socketIOPackets(let cursors):
            ByteBuffer(string: SocketIOEvent.packet(message, cursors: cursors))
        }
    }

    /// What stands between two messages sent together; nil where each says its own length or end.
    var separator: UInt8? {
        if case .socketIOPackets = self { 0x1E } else { nil }
    }
}
