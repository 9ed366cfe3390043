import NIOCore

/// Whether bytes are UTF-8 (RFC 3629), asked piece by piece: the answer is no at the first byte that cannot be right.
struct UTF8Validator {
    /// How many bytes the character that has begun still needs.
    private var missing = 0
    /// What the next one of them may be.
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether no character is half there.
    var isComplete: Bool { missing == 0 }

    /// Goes on with `bytes`; after a no there is nothing to go on with.
    mutating func accepts(_ bytes: ByteBuffer) -> Bool {
        bytes.withUnsafeReadableBytes { bytes in
            var index = 0
            while index < bytes.count {
                // Most text is ASCII.
                while missing == 0, index + 8 <= bytes.count,
                    bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                { index += 8 }
                guard index < bytes.count else { return true }
                guard accepts(bytes[index]) else { return false }
                index += 1
            }
            return true
        }
    }

    private mutating func accepts(_ byte: UInt8) -> Bool {
        guard missing == 0 else {
            defer { allowed = 0x80...0xBF }
            missing -= 1
            return allowed.contains(byte)
        }
        switch byte {
        case 0...0x7F: return true
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF: missing = 2
        case 0xF0...0xF4: missing = 3
        default: return false
        }
        // What would be longer than it must be, a surrogate, or beyond U+10FFFF shows in the second byte.
        switch byte {
        case 0xE0: allowed = 0xA0...0xBF
        case 0xED: allowed = 0x80...0x9F
        case 0xF0: allowed = 0x90...0xBF
        case 0xF4: allowed = 0x80...0x8F
        default: break
        }
        return true
    }
}
