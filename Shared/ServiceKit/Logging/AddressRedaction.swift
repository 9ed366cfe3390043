/// Takes e-mail addresses out of what is logged.
///
/// Nothing of ours writes one; but what others say of a failure, such as a mail provider or a driver, may quote one.
public enum AddressRedaction {
    /// What stands in an address's place.
    static let placeholder = "[address]"

    private static let at = UInt8(ascii: "@")
    /// What mailboxes are called with in practice; a `/`, `=` or `:` ends what came before in a path or a query.
    private static let punctuation = Set("._+-!#$'*^~%".utf8)

    /// The text with everything of the form `mailbox@domain` replaced, also when the `@` is percent-encoded.
    public static func redacted(_ text: String) -> String {
        var text = text
        // Hardly a text has either; every field of every line is looked at.
        let mayHoldOne = text.withUTF8 { $0.contains(at) || $0.contains(UInt8(ascii: "%")) }
        guard mayHoldOne else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        while let (start, end) = separator(in: bytes, from: position) {
            // Not further back than what was written already.
            var first = start
            while first > position, isOfMailbox(bytes[first - 1]) { first -= 1 }
            var last = end
            while last < bytes.count, isOfDomain(bytes[last]) { last += 1 }
            let isAddress = first < start && last > end
            result.append(contentsOf: bytes[position..<(isAddress ? first : last)])
            if isAddress { result.append(contentsOf: placeholder.utf8) }
            position = last
        }
        guard position > 0 else { return text }
        result.append(contentsOf: bytes[position...])
        return String(decoding: result, as: UTF8.self)
    }

    /// The next `@` or `%40`.
    private static func separator(in bytes: [UInt8], from position: Int) -> (start: Int, end: Int)? {
        for index in position..<bytes.count {
            if bytes[index] == at { return (index, index + 1) }
            if bytes[index] == UInt8(ascii: "%"), bytes[index...].prefix(3).elementsEqual("%40".utf8) {
                return (index, index + 3)
            }
        }
        return nil
    }

    private static func isOfMailbox(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || punctuation.contains(byte)
    }

    private static func isOfDomain(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// What is not ASCII counts too: addresses are in any script (RFC 6531).
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: false
        }
    }
}
