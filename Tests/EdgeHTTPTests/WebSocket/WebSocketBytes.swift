import NIOCore

/// A client's frames, written without the code under test.
enum WebSocketBytes {
    static func frame(
        _ opcode: UInt8,
        _ payload: [UInt8] = [],
        isFinal: Bool = true,
        reserved: UInt8 = 0,
        mask: [UInt8]? = [0x37, 0xFA, 0x21, 0x3D]
    ) -> ByteBuffer {
        var bytes = ByteBuffer()
        bytes.writeInteger((isFinal ? 0x80 : 0) | reserved << 4 | opcode)
        let maskBit: UInt8 = mask == nil ? 0 : 0x80
        switch payload.count {
        case ..<126: bytes.writeInteger(maskBit | UInt8(payload.count))
        case ..<65_536:
            bytes.writeInteger(maskBit | 126)
            bytes.writeInteger(UInt16(payload.count))
        default:
            bytes.writeInteger(maskBit | 127)
            bytes.writeInteger(UInt64(payload.count))
        }
        if let mask {
            bytes.writeBytes(mask)
            bytes.writeBytes(payload.enumerated().map { $1 ^ mask[$0 % 4] })
        } else {
            bytes.writeBytes(payload)
        }
        return bytes
    }

    static func text(_ text: String, isFinal: Bool = true) -> ByteBuffer {
        frame(1, Array(text.utf8), isFinal: isFinal)
    }

    static func close(_ code: UInt16) -> ByteBuffer {
        frame(8, [UInt8(code >> 8), UInt8(code & 0xFF)])
    }
}
