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
        var bytes: (UInt64, UInt64) = (0, 0)
        var position = 0
        for character in text.utf8 {
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
        guard position == 36 else { return nil }
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
