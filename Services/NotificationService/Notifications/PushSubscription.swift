import CampusCore
import Foundation

/// Where a browser takes pushes, and the keys that they are encrypted for (RFC 8291 §2).
struct PushSubscription: Codable, Sendable {
    let id: UUID
    /// The push resource's address (RFC 8030 §4): whoever knows it may push.
    let endpoint: String
    /// The browser's public key: an uncompressed point of P-256, in base64url.
    let p256dh: String
    /// The browser's authentication secret: 16 bytes, in base64url.
    let auth: String

    func validate(_ field: String, _ validator: inout Validator) {
        let isAddress = endpoint.utf8.count <= 2000 && URL(string: endpoint)?.scheme?.lowercased() == "https"
        validator.require(isAddress, field + ".endpoint", "must be an https address of at most 2000 characters")
        validator.require(Base64URL.decode(p256dh)?.count == 65, field + ".p256dh", "must be 65 bytes in base64url")
        validator.require(Base64URL.decode(auth)?.count == 16, field + ".auth", "must be 16 bytes in base64url")
    }
}
