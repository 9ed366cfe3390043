import Foundation

/// A request as a ``ScriptedHTTPServer`` read it.
public struct ReceivedRequest: Sendable {
    public let method: String
    public let target: String
    /// Names in lower case.
    public let headers: [String: String]
    public let body: String

    /// Reads a whole request; nil while bytes are missing.
    init?(_ text: String) {
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let start = lines[0].split(separator: " ")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
        let body = text[end.upperBound...]
        guard start.count == 3, body.utf8.count >= Int(headers["content-length"] ?? "0") ?? 0 else { return nil }
        method = String(start[0])
        target = String(start[1])
        self.headers = headers
        self.body = String(body)
    }
}
