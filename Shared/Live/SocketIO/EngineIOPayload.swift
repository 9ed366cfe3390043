import NIOCore

/// Several packets in the body of one request or answer of long-polling, with the record separator between them. JSON
/// never has that character unescaped (RFC 8259 section 7).
enum EngineIOPayload {
    static let separator: UInt8 = 0x1E

    static func parts(_ payload: ByteBuffer) -> [ByteBuffer] {
        var payload = payload
        var parts: [ByteBuffer] = []
        while let length = payload.readableBytesView.firstIndex(of: separator).map({ $0 - payload.readerIndex }) {
            parts.append(payload.readSlice(length: length) ?? ByteBuffer())
            payload.moveReaderIndex(forwardBy: 1)
        }
        parts.append(payload)
        return parts
    }

    static func joined(_ parts: [ByteBuffer]) -> ByteBuffer {
        guard parts.count != 1 else { return parts[0] }
        var payload = ByteBuffer()
        payload.reserveCapacity(parts.reduce(0) { $0 + $1.readableBytes + 1 })
        for (index, part) in parts.enumerated() {
            if index > 0 { payload.writeInteger(separator) }
            payload.writeImmutableBuffer(part)
        }
        return payload
    }
}
