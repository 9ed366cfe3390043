/// Where a person goes after signing in: a page of this site and of no other.
///
/// Whoever sends a link to the sign-in chooses it. `//host` and `/\host` lead browsers to another site, and they drop
/// tabs and line breaks before they look; all of that is refused.
struct ReturnPath: Hashable, Sendable {
    let text: String

    /// So that a cookie holds it, which browsers cut off at 4096 bytes.
    private static let limit = 1000

    /// - Parameter text: the path, and the query if there is one. What an address cannot hold is percent-encoded, as
    ///   browsers do.
    init?(_ text: String) {
        guard text.hasPrefix("/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
        else { return nil }
        var path = ""
        for byte in text.utf8 {
            if (0x21...0x7E).contains(byte) {
                path.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                // At least two digits, since nothing below 0x20 is left.
                path += "%" + String(byte, radix: 16, uppercase: true)
            }
        }
        guard path.utf8.count <= Self.limit else { return nil }
        self.text = path
    }

    private init(home: Void) {
        text = "/"
    }

    /// The first page.
    static let home = ReturnPath(home: ())
}

extension ReturnPath: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let path = ReturnPath(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "is no path of this site")
        }
        self = path
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
