import NIOCore
import NIOWebSocket

/// Reads a client's frames (RFC 6455 section 5.2). Pure: bytes go in, pieces of frames come out.
///
/// What arrives of a data frame is handed on before the frame is whole, as though it had been sent in fragments: what is
/// wrong with it is seen at once, and nothing is held twice. A control frame is handed on whole.
struct WebSocketFrameReader {
    /// The client broke the protocol; what follows cannot be read.
    struct Malformed: Error {}

    private struct Frame {
        let opcode: WebSocketOpcode
        let isFinal: Bool
        var mask: FrameMask
        var remaining: Int
        var hasBegun = false
    }

    /// The frame of which the header is read.
    private var frame: Frame?

    /// The next piece, if it is there; takes it from the bytes.
    mutating func next(from bytes: inout ByteBuffer) throws(Malformed) -> WebSocketFramePiece? {
        if frame == nil { frame = try Self.header(from: &bytes) }
        guard var frame else { return nil }
        let length = min(frame.remaining, bytes.readableBytes)
        let isWhole = length == frame.remaining
        guard isWhole || (!frame.opcode.isControlOpcode && (length > 0 || !frame.hasBegun)),
            var payload = bytes.readSlice(length: length)
        else { return nil }
        frame.mask.apply(to: &payload)
        frame.remaining -= length
        defer {
            frame.hasBegun = true
            self.frame = isWhole ? nil : frame
        }
        return WebSocketFramePiece(
            opcode: frame.hasBegun ? .continuation : frame.opcode,
            beginsFrame: !frame.hasBegun,
            isFinal: frame.isFinal && isWhole,
            remaining: frame.remaining,
            payload: payload
        )
    }

    /// The header at the start of the bytes; nil while it is not whole.
    private static func header(from bytes: inout ByteBuffer) throws(Malformed) -> Frame? {
        guard let (first, second) = bytes.peekMultipleIntegers(as: (UInt8, UInt8).self) else { return nil }
        // No extension is ever agreed on, so that no reserved bit means anything, and a client masks all it sends.
        guard first & 0x70 == 0, second & 0x80 != 0, let opcode = opcode(first & 0x0F) else { throw Malformed() }
        let isFinal = first & 0x80 != 0
        if opcode.isControlOpcode, !isFinal || second & 0x7F > 125 { throw Malformed() }
        var rest = bytes
        rest.moveReaderIndex(forwardBy: 2)
        let length: UInt64?
        switch second & 0x7F {
        case 126: length = rest.readInteger(as: UInt16.self).map { UInt64($0) }
        case 127: length = rest.readInteger(as: UInt64.self)
        case let short: length = UInt64(short)
        }
        guard let length, let key = rest.readInteger(as: UInt32.self) else { return nil }
        bytes = rest
        return Frame(opcode: opcode, isFinal: isFinal, mask: FrameMask(key), remaining: Int(clamping: length))
    }

    private static func opcode(_ bits: UInt8) -> WebSocketOpcode? {
        switch bits {
        case 0...2, 8...10: WebSocketOpcode(encodedWebSocketOpcode: bits)
        default: nil
        }
    }
}
