import NIOCore

/// The mask of a client's frame (RFC 6455 section 5.3), which may be taken off in pieces.
struct FrameMask {
    /// In the order of the wire, turned so that its first byte is for the next one of the payload.
    private var key: UInt32

    init(_ key: UInt32) {
        self.key = key
    }

    mutating func apply(to payload: inout ByteBuffer) {
        let key = key.bigEndian
        let wide = UInt64(key) << 32 | UInt64(key)
        let length = payload.readableBytes
        payload.withUnsafeMutableReadableBytes { bytes in
            var index = 0
            // Eight bytes at a time: taking it off one by one is most of what a message costs.
            while index + 8 <= length {
                let masked = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                bytes.storeBytes(of: masked ^ wide, toByteOffset: index, as: UInt64.self)
                index += 8
            }
            while index < length {
                bytes[index] ^= UInt8(truncatingIfNeeded: self.key >> (24 - 8 * (index & 3)))
                index += 1
            }
        }
        let turn = UInt32(8 * (length & 3))
        self.key = self.key << turn | self.key >> ((32 - turn) & 31)
    }
}
