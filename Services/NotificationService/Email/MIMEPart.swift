import Foundation

/// A part of a mail's body (RFC 2045), which may be made of others (RFC 2046 §5.1).
indirect enum MIMEPart {
    /// - Parameter type: the media type, with its parameters.
    case leaf(type: String, disposition: String?, content: [UInt8])
    case multipart(subtype: String, boundary: String, parts: [MIMEPart])

    /// A text as RFC 2046 §4.1.1 wants it: its lines end with CRLF.
    static func text(_ type: String, _ text: String) -> MIMEPart {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return .leaf(
            type: "\(type); charset=utf-8",
            disposition: nil,
            content: Array(lines.joined(separator: "\r\n".utf8))
        )
    }

    /// Its headers, an empty line, and what it holds.
    var lines: [String] {
        switch self {
        case .leaf(let type, let disposition, let content):
            ["Content-Type: \(type)"] + (disposition.map { ["Content-Disposition: \($0)"] } ?? [])
                + ["Content-Transfer-Encoding: base64", "", Self.base64(content)]
        case .multipart(let subtype, let boundary, let parts):
            ["Content-Type: multipart/\(subtype);\r\n boundary=\"\(boundary)\"", ""]
                + parts.flatMap { ["--\(boundary)"] + $0.lines } + ["--\(boundary)--", ""]
        }
    }

    /// It keeps every line under RFC 5322's 998 octets, needs no escaping of dots or From, and holds no boundary.
    private static func base64(_ content: [UInt8]) -> String {
        Data(content).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
    }
}
