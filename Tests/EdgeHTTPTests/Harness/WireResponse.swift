/// An answer read from the wire.
struct WireResponse: Equatable {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    var body: String

    /// Every whole answer at the start of the bytes, in order. Answers to `HEAD`, and 1xx, 204 and 304, have no body.
    static func all(in text: String, headIndices: Set<Int> = []) -> (responses: [WireResponse], rest: String) {
        var responses: [WireResponse] = []
        var rest = Array(text.utf8)[...]
        while let (response, length) = first(in: rest, isHead: headIndices.contains(responses.count)) {
            responses.append(response)
            rest = rest.dropFirst(length)
        }
        return (responses, String(decoding: rest, as: UTF8.self))
    }

    private static func first(in bytes: ArraySlice<UInt8>, isHead: Bool) -> (WireResponse, length: Int)? {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        guard let start = lines.first?.split(separator: " "), start.count >= 2, let status = Int(start[1]) else {
            return nil
        }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        var rest = bytes[end.upperBound...]
        var body: [UInt8] = []
        if isHead || status < 200 || status == 204 || status == 304 {
            body = []
        } else if headers["transfer-encoding"] == "chunked" {
            while true {
                guard let line = rest.firstRange(of: Array("\r\n".utf8)) else { return nil }
                guard let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16) else {
                    return nil
                }
                rest = rest[line.upperBound...]
                guard rest.count >= size + 2 else { return nil }
                body += rest.prefix(size)
                rest = rest.dropFirst(size + 2)
                if size == 0 { break }
            }
        } else if let length = headers["content-length"].flatMap({ Int($0) }) {
            guard rest.count >= length else { return nil }
            body = Array(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        let response = WireResponse(status: status, headers: headers, body: String(decoding: body, as: UTF8.self))
        return (response, rest.startIndex - bytes.startIndex)
    }
}
