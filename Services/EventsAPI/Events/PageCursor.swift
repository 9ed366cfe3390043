import CampusCore
import Foundation
import Hummingbird
import HummingbirdCore

/// Where the next page of a list begins: the sort keys of the last thing on this one, in a text that clients only
/// pass on.
struct PageCursor: Equatable, Sendable {
    let parts: [String]

    init(_ parts: [String]) {
        self.parts = parts
    }

    /// Reads ``text``; nil when it is not one that we wrote.
    init?(text: some StringProtocol, count: Int) {
        do {
            guard let data = Base64URL.decode(text) else { return nil }
            parts = try JSONDecoder().decode([String].self, from: data)
        } catch {
            return nil
        }
        guard parts.count == count, !parts.contains(where: { $0.contains("\0") }) else { return nil }
    }

    /// Base64 for URLs without padding (RFC 4648 §5) of a JSON array.
    var text: String {
        do {
            return Base64URL.encode(try JSONEncoder().encode(parts))
        } catch {
            // Strings always encode.
            return ""
        }
    }
}

/// The `Link` header of lists (RFC 8288).
enum PageLink {
    /// The same request, one page on.
    static func next(_ uri: URI, cursor: PageCursor) -> String {
        let kept = (uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
        return "<" + uri.path + "?" + (kept + ["cursor=\(cursor.text)"]).joined(separator: "&") + ">; rel=\"next\""
    }
}

extension Validator {
    /// How many a page holds: 50 unless asked for, 100 at most.
    mutating func limit(_ text: Substring?) -> Int {
        guard let text, !text.isEmpty else { return 50 }
        return integer(Int(text) ?? 0, "limit", 1...100)
    }

    /// The parts of the cursor, or nil when there is none.
    mutating func cursor(_ text: Substring?, parts count: Int) -> [String]? {
        guard let text, !text.isEmpty else { return nil }
        let cursor = PageCursor(text: text, count: count)
        require(cursor != nil, "cursor", "must be one from a Link header")
        return cursor?.parts
    }
}
