import CampusCore
import Crypto
public import Foundation

/// The key by which push services know us (Voluntary Application Server Identification, RFC 8292). Browsers bind their
/// subscriptions to its public half: with another key all subscriptions are void.
public struct VAPIDKey: Sendable {
    private let key: P256.Signing.PrivateKey

    /// - Parameter text: the private key, 32 bytes in base64url, as the `web-push` program makes it.
    /// - Throws: ``WebPushError``, which does not repeat the text.
    public init(_ text: String) throws(WebPushError) {
        guard let bytes = Base64URL.decode(text), bytes.count == 32 else {
            throw WebPushError(.invalidIdentity, "the key is not 32 bytes in base64url")
        }
        do {
            key = try P256.Signing.PrivateKey(rawRepresentation: bytes)
        } catch {
            throw WebPushError(.invalidIdentity, "the key is none of P-256")
        }
    }

    /// What browsers take as `applicationServerKey`: an uncompressed point in base64url.
    public var publicKey: String { Base64URL.encode(key.publicKey.x963Representation) }

    /// A token for one push service (RFC 8292 §2): a JSON Web Token signed with ES256.
    ///
    /// - Parameters:
    ///   - audience: the push resource's origin.
    ///   - subject: where the service's operator reaches ours: a `mailto:` or `https:` address.
    ///   - expiry: at most a day from now.
    /// - Throws: ``WebPushError``.
    public func token(audience: String, subject: String, expiry: Date) throws(WebPushError) -> String {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let claims = Claims(aud: audience, exp: Int(expiry.timeIntervalSince1970), sub: subject)
            let header = Base64URL.encode(Data(#"{"typ":"JWT","alg":"ES256"}"#.utf8))
            let signed = header + "." + Base64URL.encode(try encoder.encode(claims))
            let signature = try key.signature(for: Data(signed.utf8))
            return signed + "." + Base64URL.encode(signature.rawRepresentation)
        } catch {
            throw WebPushError(.invalidIdentity, "the token cannot be signed")
        }
    }

    private struct Claims: Encodable {
        let aud: String
        let exp: Int
        let sub: String
    }
}

extension VAPIDKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "VAPIDKey(\(publicKey))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey]) }
}
