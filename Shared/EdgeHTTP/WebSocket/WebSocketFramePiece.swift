import NIOCore
import NIOWebSocket

/// What has arrived of a frame: all of it, or of a data frame a part.
struct WebSocketFramePiece: Equatable {
    /// `continuation` for every part but a frame's first.
    let opcode: WebSocketOpcode
    /// Whether it is a frame's first part.
    let beginsFrame: Bool
    /// Whether the message ends with it, or it is a control frame.
    let isFinal: Bool
    /// How many bytes of the frame are still to come.
    let remaining: Int
    /// Not masked any more.
    let payload: ByteBuffer
}
