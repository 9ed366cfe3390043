import CampusCore
import Crypto

/// The keys of one browser's subscription, for which messages to it are encrypted (RFC 8291 §2).
public struct BrowserKeys: Sendable {
    let publicKey: P256.KeyAgreement.PublicKey
    let authenticationSecret: [UInt8]

    /// - Parameter p256dh: an uncompressed point of P-256, 65 bytes in base64url.
    /// - Parameter auth: 16 bytes in base64url.
    /// - Throws: ``WebPushError``, also when the point is not on the curve.
    public init(p256dh: String, auth: String) throws(WebPushError) {
        guard let secret = Base64URL.decode(auth), secret.count == 16 else {
            throw WebPushError(.invalidKeys, "auth is not 16 bytes in base64url")
        }
        guard let point = Base64URL.decode(p256dh), point.count == 65 else {
            throw WebPushError(.invalidKeys, "p256dh is not 65 bytes in base64url")
        }
        do {
            publicKey = try P256.KeyAgreement.PublicKey(x963Representation: point)
        } catch {
            throw WebPushError(.invalidKeys, "p256dh is no point of P-256")
        }
        authenticationSecret = Array(secret)
    }
}

extension BrowserKeys: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "BrowserKeys" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
