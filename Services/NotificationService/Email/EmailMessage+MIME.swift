import CampusCore
import Foundation

extension EmailMessage {
    /// The message as mail programs open it and SES takes it: RFC 5322 with a multipart/alternative body (RFC 2046
    /// §5.1.4). The same message gives the same bytes, and its Message-ID follows from the notification's id.
    func mime() -> String {
        let boundary = "campus-\(id.wire)"
        let domain = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
        let lines = [
            "Date: \(Self.dateHeader(date))",
            "From: \(Self.header(from))",
            "To: \(Self.header(to))",
            "Subject: \(Self.encodedWords(subject))",
            "Message-ID: <\(id.wire)@\(domain)>",
            "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated",
            "Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"",
            "",
            "--\(boundary)",
            Self.part("text/plain", text),
            "--\(boundary)",
            Self.part("text/html", html),
            "--\(boundary)--",
            "",
        ]
        return lines.joined(separator: "\r\n")
    }

    private static func part(_ type: String, _ content: String) -> String {
        // Base64 keeps every line under RFC 5322's 998 octets and needs no escaping of dots or From.
        let body = Data(content.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn,
        ])
        .replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\n", with: "\r\n")
        return "Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\(body)"
    }

    private static func header(_ mailbox: Mailbox) -> String {
        mailbox.name.isEmpty ? mailbox.address : "\(encodedWords(mailbox.name, always: true)) <\(mailbox.address)>"
    }

    /// RFC 2047 encoded words of at most 75 characters; a line break in a subject can so never start a header.
    static func encodedWords(_ text: String, always: Bool = false) -> String {
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && text.utf8.count <= 60
        if isPlain && !always { return text }
        var words: [String] = []
        var chunk: [UInt8] = []
        func flush() {
            if !chunk.isEmpty { words.append("=?utf-8?B?\(Data(chunk).base64EncodedString())?=") }
            chunk = []
        }
        for character in text {
            if chunk.count + character.utf8.count > 45 { flush() }
            chunk += character.utf8
        }
        flush()
        return words.joined(separator: "\r\n ")
    }

    private static func dateHeader(_ date: Date) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: date)
    }
}
