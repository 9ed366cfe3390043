/// Bytes as letters and digits that people can read to each other and type: Douglas Crockford's base 32, whose
/// alphabet has no I, L, O and U (https://www.crockford.com/base32.html).
public enum CrockfordBase32 {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Five bits a character, the highest first; the last one's rest is zero.
    public static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        var pending = 0
        var count = 0
        for byte in bytes {
            pending = pending << 8 | Int(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[pending >> count & 31])
            }
            pending &= 31
        }
        if count > 0 { text.append(alphabet[pending << (5 - count) & 31]) }
        return text
    }

    /// Reads what somebody typed: upper and lower case are the same, I and L are 1, O is 0, and spaces and dashes of
    /// any kind are nothing. Nil for everything else, also when ``encode(_:)`` would have written other characters.
    public static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var pending = 0
        var count = 0
        for character in text where !isSeparator(character) {
            guard let value = value(of: character) else { return nil }
            pending = pending << 5 | value
            count += 5
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(pending >> count & 0xFF))
            pending &= 0xFF
        }
        // A character that began no byte, or bits that no byte has.
        guard count < 5, pending & ((1 << count) - 1) == 0 else { return nil }
        return bytes
    }

    private static func value(of character: Character) -> Int? {
        switch character {
        case "O", "o": 0
        case "I", "i", "L", "l": 1
        default: character.isASCII ? alphabet.firstIndex { String($0) == character.uppercased() } : nil
        }
    }

    private static func isSeparator(_ character: Character) -> Bool {
        // A telephone makes one long dash of two short ones.
        character.isWhitespace
            || character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .dashPunctuation }
    }
}
