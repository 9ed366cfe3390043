/// Reads a server's frames (RFC 6455 section 5.2) without copying what stands in the long ones.
struct FrameReader {
    struct Frame {
        let opcode: Opcode
        let length: Int
        /// Of a short one, and of one that was to be kept.
        let content: [UInt8]
    }

    /// As long as a control frame may be.
    private static let longestShort = 125

    /// Whether what stands in long frames is kept too.
    var keepsAll = false
    private var headerBytes = 0
    private var opcode = Opcode.text
    /// How many bytes of the header give the length.
    private var lengthBytes = 0
    private var length = 0
    private var remaining = 0
    private var content: [UInt8] = []

    /// Takes bytes as they arrive.
    ///
    /// - Parameter finish: called with each frame that is whole.
    mutating func read(
        _ bytes: UnsafeRawBufferPointer,
        finish: (Frame) throws(LoadFailure) -> Void
    ) throws(LoadFailure) {
        var index = 0
        while index < bytes.count {
            if headerBytes < 2 + lengthBytes {
                try readHeader(bytes[index])
                index += 1
            } else {
                let count = min(remaining, bytes.count - index)
                if keepsAll || length <= Self.longestShort {
                    content.append(contentsOf: bytes[index..<index + count])
                }
                remaining -= count
                index += count
            }
            if headerBytes >= 2, headerBytes == 2 + lengthBytes, remaining == 0 {
                let frame = Frame(opcode: opcode, length: length, content: content)
                (headerBytes, lengthBytes, length) = (0, 0, 0)
                if !content.isEmpty { content = [] }
                try finish(frame)
            }
        }
    }

    private mutating func readHeader(_ byte: UInt8) throws(LoadFailure) {
        switch headerBytes {
        case 0:
            // Final, and without a reserved bit: nobody here sends fragments or compresses.
            guard byte & 0xF0 == 0x80, let opcode = Opcode(rawValue: byte & 0x0F) else {
                throw LoadFailure("a frame begins with \(byte)")
            }
            self.opcode = opcode
        case 1:
            guard byte & 0x80 == 0 else { throw LoadFailure("a frame of the server is masked") }
            lengthBytes = byte == 127 ? 8 : byte == 126 ? 2 : 0
            if lengthBytes == 0 { length = Int(byte) }
        default:
            guard length < 1 << 32 else { throw LoadFailure("a frame is longer than anything here") }
            length = length << 8 | Int(byte)
        }
        headerBytes += 1
        if headerBytes == 2 + lengthBytes { remaining = length }
    }
}
