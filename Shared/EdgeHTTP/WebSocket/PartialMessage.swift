import NIOCore
import NIOWebSocket

/// A message on its way in, of one frame or of many.
struct PartialMessage {
    let isText: Bool
    let began: NIODeadline
    private(set) var bytes = ByteBuffer()
    private var frames = 0
    private var text = UTF8Validator()

    init(isText: Bool, began: NIODeadline) {
        self.isText = isText
        self.began = began
    }

    /// Adds what has arrived.
    /// - Returns: what is wrong with the message, already if it is only announced; nil when nothing is.
    mutating func append(_ piece: WebSocketFramePiece, _ limits: WebSocketConfiguration) -> WebSocketErrorCode? {
        frames += piece.beginsFrame ? 1 : 0
        let room = limits.maximumMessageBytes - bytes.readableBytes - piece.payload.readableBytes
        guard piece.remaining <= room, frames <= limits.maximumFrames else { return .messageTooLarge }
        if isText, !text.accepts(piece.payload) || (piece.isFinal && !text.isComplete) {
            return .dataInconsistentWithMessage
        }
        if bytes.readableBytes == 0 {
            bytes = piece.payload
        } else {
            bytes.writeImmutableBuffer(piece.payload)
        }
        return nil
    }
}
