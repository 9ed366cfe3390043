import Foundation
import JobQueue

/// The header fields of a mail (RFC 5322 §2.2), folded and safe: no value of one can begin another.
struct EmailHeaders {
    private(set) var lines: [String] = []

    /// Without CRLF, as RFC 5322 §2.1.1 advises; the 998 that it demands are kept by every value of ours.
    private static let longestLine = 78

    /// A value held a line break or another control character: it is not sent, in whatever form.
    struct UnsafeValue: JobError {
        let header: String
        var isPermanent: Bool { true }
    }

    /// Adds a value that is made of ASCII.
    mutating func add(_ name: String, _ value: String) throws(UnsafeValue) {
        try Self.check(name, value)
        lines.append(Self.folded("\(name): \(value)"))
    }

    /// Adds what people read, in encoded words (RFC 2047) where it must be.
    mutating func add(_ name: String, text: String) throws(UnsafeValue) {
        try Self.check(name, text)
        lines.append(Self.folded("\(name): \(Self.isPlain(text) ? text : Self.encodedWords(text))"))
    }

    mutating func add(_ name: String, _ mailbox: EmailMessage.Mailbox) throws(UnsafeValue) {
        try Self.check(name, mailbox.name)
        try Self.check(name, mailbox.address)
        let value =
            mailbox.name.isEmpty
            ? mailbox.address : "\(Self.encodedWords(mailbox.name)) <\(mailbox.address)>"
        lines.append(Self.folded("\(name): \(value)"))
    }

    private static func check(_ name: String, _ value: String) throws(UnsafeValue) {
        guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw UnsafeValue(header: name) }
    }

    /// Whether it can stand as it is: no reader may take it for an encoded word, and folding must find its spaces.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x7F } && !text.contains("=?")
            && text.split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
    }

    /// Words of at most 64 characters, so that one fits behind a header's name.
    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var chunk: [UInt8] = []
        func flush() {
            if !chunk.isEmpty { words.append("=?utf-8?B?\(Data(chunk).base64EncodedString())?=") }
            chunk = []
        }
        // A scalar stands in one word (RFC 2047 §5); what people see as one letter may be longer than a word.
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if chunk.count + bytes.count > 39 { flush() }
            chunk += bytes
        }
        flush()
        return words.joined(separator: " ")
    }

    /// Breaks before spaces (RFC 5322 §2.2.3), where a line would be too long; what has no space stays whole.
    private static func folded(_ line: String) -> String {
        var folded = ""
        var length = 0
        for (index, word) in line.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            // Behind the name stands something on the same line, for programs that do not unfold.
            if index > 1, !word.isEmpty, length + 1 + word.utf8.count > longestLine {
                folded += "\r\n"
                length = 0
            }
            if index > 0 { folded += " " }
            folded += word
            length += word.utf8.count + (index > 0 ? 1 : 0)
        }
        return folded
    }
}
