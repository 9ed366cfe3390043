/// What a mail server said last: that it took the mail, or to which command it said no.
public struct SMTPReply: Sendable, Equatable {
    /// Three digits (RFC 5321 §4.2.1); the first is 2 when the mail is the server's now.
    public let code: Int
    /// Its words, in one line of at most 500 characters.
    public let text: String
    /// What it answers to.
    public let command: SMTPCommand

    public init(code: Int, text: String, command: SMTPCommand) {
        self.code = code
        self.text = text
        self.command = command
    }

    /// The class, subject and detail that the text begins with (RFC 3463), such as `5.1.1`; nil where there is none.
    public var enhancedStatus: String? {
        let first = text.prefix { $0 != " " }
        let parts = first.split(separator: ".", omittingEmptySubsequences: false)
        let isStatus = parts.count == 3 && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(\.isNumber) }
        return isStatus ? String(first) : nil
    }
}
