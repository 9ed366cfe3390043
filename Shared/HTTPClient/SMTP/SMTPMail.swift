/// A mail and its envelope (RFC 5321 §2.3.1).
public struct SMTPMail: Sendable {
    /// Where it goes back to when it cannot be delivered.
    public let sender: String
    public let recipient: String
    /// The whole message (RFC 5322), its lines ended by CR LF; dots are escaped on the way and need no care.
    public let content: [UInt8]

    public init(sender: String, recipient: String, content: [UInt8]) {
        self.sender = sender
        self.recipient = recipient
        self.content = content
    }

    /// - Throws: ``HTTPClientError`` when an address could end its command and begin another, or the content has a line
    ///   that servers disagree about: a CR or LF alone may pass for a line end and with it for the mail's end.
    func validate() throws(HTTPClientError) {
        guard Self.isPlain(sender), Self.isPlain(recipient) else {
            throw HTTPClientError(.invalidRequest, "an address of the envelope is malformed")
        }
        var length = 0
        var previous: UInt8 = 0
        for byte in content {
            let isEnd = byte == Self.lineFeed
            if byte == 0 || isEnd != (previous == Self.carriageReturn) {
                throw HTTPClientError(.invalidRequest, "a NUL, or a CR or LF alone, in the mail")
            }
            // RFC 5321 §4.5.3.1.6: a thousand octets with CR LF.
            length = isEnd ? 0 : length + 1
            if length > 999 { throw HTTPClientError(.invalidRequest, "a line of the mail is too long") }
            previous = byte
        }
        if previous == Self.carriageReturn {
            throw HTTPClientError(.invalidRequest, "a NUL, or a CR or LF alone, in the mail")
        }
    }

    private static let carriageReturn: UInt8 = 13
    private static let lineFeed: UInt8 = 10

    private static func isPlain(_ address: String) -> Bool {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && address.utf8.count <= 254
            && address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>,;\"\\()".utf8.contains($0) }
    }
}
