import NIOCore

/// A frame that the server sent, read without the code under test.
struct ServerFrame: Equatable, CustomStringConvertible {
    let opcode: UInt8
    let payload: [UInt8]

    var description: String {
        switch opcode {
        case 1: "text \(String(decoding: payload, as: UTF8.self))"
        case 2: "binary \(payload.count)"
        case 8 where payload.count > 2:
            "close \(Int(payload[0]) << 8 | Int(payload[1])) \(String(decoding: payload.dropFirst(2), as: UTF8.self))"
        case 8 where payload.count == 2: "close \(Int(payload[0]) << 8 | Int(payload[1]))"
        case 8: "close"
        case 9: "ping"
        case 10: "pong \(String(decoding: payload, as: UTF8.self))"
        default: "opcode \(opcode)"
        }
    }

    /// The frame at the start of the bytes, if it is whole, final and not masked.
    init?(reading bytes: inout ByteBuffer) {
        var copy = bytes
        guard let first = copy.readInteger(as: UInt8.self), let second = copy.readInteger(as: UInt8.self) else {
            return nil
        }
        guard first & 0xF0 == 0x80, second & 0x80 == 0 else { return nil }
        var length = Int(second)
        if second == 126 {
            guard let long = copy.readInteger(as: UInt16.self) else { return nil }
            length = Int(long)
        } else if second == 127 {
            guard let long = copy.readInteger(as: UInt64.self) else { return nil }
            length = Int(long)
        }
        guard let payload = copy.readBytes(length: length) else { return nil }
        opcode = first & 0x0F
        self.payload = payload
        bytes = copy
    }
}
