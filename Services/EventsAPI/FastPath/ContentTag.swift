import Crypto
import Foundation

/// Entity tags made of what they tag (RFC 9110 §8.8.3).
enum ContentTag {
    /// A strong tag: other bytes, another tag.
    static func strong(_ bytes: some DataProtocol) -> String {
        let digits = SHA256.hash(data: bytes).prefix(12).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "\"\(digits.joined())\""
    }
}
