public import Foundation

// Foundation prints and scans UUIDs through C's formats, which is felt at ten thousand requests a second.
extension UUID {
    /// The id in lower case, as it stands on the wire and in PostgreSQL.
    public var wire: String {
        withUnsafeBytes(of: uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { text in
                var position = 0
                for (index, byte) in bytes.enumerated() {
                    if index == 4 || index == 6 || index == 8 || index == 10 {
                        text[position] = UInt8(ascii: "-")
                        position += 1
                    }
                    text[position] = Self.digit(byte >> 4)
                    text[position + 1] = Self.digit(byte & 15)
                    position += 2
                }
                return position
            }
        }
    }

    /// The id that is written so, in upper or lower case; nil when the text is none.
    public init?(wire text: some StringProtocol) {
        // As one piece of memory, for which a string of any kind is asked once and not for each character.
        let read = text.utf8.withContiguousStorageIfAvailable { Self(wire: $0) }
        guard let id = read ?? Array(text.utf8).withUnsafeBufferPointer({ Self(wire: $0) }) else { return nil }
        self = id
    }

    private init?(wire characters: UnsafeBufferPointer<UInt8>) {
        guard characters.count == 36 else { return nil }
        var bytes: (UInt64, UInt64) = (0, 0)
        var position = 0
        for character in characters {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard character == UInt8(ascii: "-") else { return nil }
            } else {
                guard let digit = Self.value(character) else { return nil }
                // Each digit pushes the others to the left, across the two halves.
                bytes.0 = bytes.0 << 4 | bytes.1 >> 60
                bytes.1 = bytes.1 << 4 | UInt64(digit)
            }
            position += 1
        }
        bytes = (bytes.0.bigEndian, bytes.1.bigEndian)
        self.init(uuid: unsafeBitCast(bytes, to: uuid_t.self))  // two words of 8 bytes and 16 bytes are one size
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
