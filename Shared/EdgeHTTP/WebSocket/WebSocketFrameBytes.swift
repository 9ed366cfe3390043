import NIOCore
import NIOWebSocket

/// A server's frames on the wire (RFC 6455 section 5.2): final, and never masked.
enum WebSocketFrameBytes {
    static let ping = frame(.ping, ByteBuffer())

    /// What is left of a control frame's 125 bytes behind the code.
    private static let maximumReasonBytes = 123

    static func frame(_ opcode: WebSocketOpcode, _ payload: ByteBuffer) -> ByteBuffer {
        var frame = ByteBufferAllocator().buffer(capacity: payload.readableBytes + 10)
        frame.writeInteger(0x80 | UInt8(webSocketOpcode: opcode))
        switch payload.readableBytes {
        case let length where length < 126:
            frame.writeInteger(UInt8(length))
        case let length where length <= UInt16.max:
            frame.writeInteger(126 as UInt8)
            frame.writeInteger(UInt16(length))
        case let length:
            frame.writeInteger(127 as UInt8)
            frame.writeInteger(UInt64(length))
        }
        frame.writeImmutableBuffer(payload)
        return frame
    }

    /// - Parameters:
    ///   - code: nil for a close frame without one, and then without a reason.
    ///   - reason: cut after the last character that fits.
    static func close(_ code: WebSocketErrorCode?, reason: String = "") -> ByteBuffer {
        var payload = ByteBuffer()
        if let code {
            payload.write(webSocketErrorCode: code)
            var room = maximumReasonBytes
            let fitting = reason.prefix { character in
                room -= character.utf8.count
                return room >= 0
            }
            payload.writeSubstring(fitting)
        }
        return frame(.connectionClose, payload)
    }
}
