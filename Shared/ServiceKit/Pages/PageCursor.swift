import CampusCore
import Foundation

/// Where the next page of a list begins: the sort keys of the last thing on this one, in a text that clients only
/// pass on.
public struct PageCursor: Equatable, Sendable {
    public let parts: [String]

    public init(_ parts: [String]) {
        self.parts = parts
    }

    /// Reads ``text``; nil when it is not one that we wrote.
    public init?(text: some StringProtocol, count: Int) {
        do {
            guard let data = Base64URL.decode(text) else { return nil }
            parts = try JSONDecoder().decode([String].self, from: data)
        } catch {
            return nil
        }
        guard parts.count == count, !parts.contains(where: { $0.contains("\0") }) else { return nil }
    }

    /// Base64 for URLs without padding (RFC 4648 §5) of a JSON array.
    public var text: String {
        do {
            return Base64URL.encode(try JSONEncoder().encode(parts))
        } catch {
            // Strings always encode.
            return ""
        }
    }
}
