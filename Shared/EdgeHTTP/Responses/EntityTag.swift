import NIOHTTP1

/// Comparing entity tags (RFC 9110 section 8.8.3).
public enum EntityTag {
    /// Whether `If-None-Match` names the tag, compared weakly (RFC 9110 section 13.1.2).
    static func isMatched(_ tag: String, by headers: HTTPHeaders) -> Bool {
        isMatched(tag, by: headers["if-none-match"])
    }

    /// Whether one of the values of `If-None-Match` names the tag, compared weakly.
    public static func isMatched(_ tag: String, by candidates: [String]) -> Bool {
        guard !candidates.isEmpty else { return false }
        if candidates == [tag] || candidates == ["*"] { return true }
        let opaque = opaque(tag[...])
        return candidates.contains { list in
            // A comma inside a tag would split it, and then nothing matches: the answer is the whole resource.
            list.split(separator: ",").contains { Self.opaque(trimmed($0)) == opaque }
        }
    }

    private static func opaque(_ tag: Substring) -> Substring {
        tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
    }

    private static func trimmed(_ value: Substring) -> Substring {
        var value = value.drop { $0 == " " || $0 == "\t" }
        while value.last == " " || value.last == "\t" { value.removeLast() }
        return value
    }
}
