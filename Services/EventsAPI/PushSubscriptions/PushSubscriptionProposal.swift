import CampusCore
import Crypto
import Foundation

/// The body of `POST users/me/push-subscriptions`: what a browser's `PushSubscription.toJSON()` gives.
struct PushSubscriptionProposal: Decodable, Sendable {
    let endpoint: String?
    let keys: JSONValue?
    private let misfits: [FieldError]

    private enum CodingKeys: String, CodingKey {
        case endpoint, keys
    }

    init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        endpoint = reader.text(.endpoint)
        keys = try reader.json(.keys)
        misfits = reader.misfits
    }

    struct Validated: Sendable {
        let endpoint: String
        /// The browser's public key and its secret (RFC 8291 §2), in base64 for URLs.
        let p256dh: String
        let auth: String
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid.
    func validated() throws(ValidationError) -> Validated {
        var validator = Validator(errors: misfits)
        validator.require(Self.isEndpoint(endpoint ?? ""), "endpoint", "must be the https address of a push service")
        let members: [String: JSONValue] = if case .object(let members)? = keys { members } else { [:] }
        let p256dh = Self.text(members["p256dh"])
        let auth = Self.text(members["auth"])
        validator.require(Self.isPublicKey(p256dh), "keys.p256dh", "must be a browser's public key in base64 for URLs")
        validator.require(
            Base64URL.decode(auth)?.count == 16,
            "keys.auth",
            "must be 16 bytes in base64 for URLs"
        )
        try validator.finish()
        return Validated(endpoint: endpoint ?? "", p256dh: p256dh, auth: auth)
    }

    /// A name on the public internet, on the standard port: no address, no name of this network, and nobody to sign in
    /// as. Which push services are written to is notification-service's to say.
    private static func isEndpoint(_ text: String) -> Bool {
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let url = URL(string: text), url.scheme == "https", let host = url.host(), url.user() == nil,
            url.password() == nil, url.port == nil || url.port == 443, url.fragment() == nil
        else { return false }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isName = labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
        // The last label of a name is not a number (RFC 3696 §2); of an IPv4 address it is, and IPv6 has colons.
        return isName && !host.contains(":") && labels.last?.contains(where: \.isLetter) == true
    }

    /// Padding, which some programs write, says nothing.
    private static func text(_ value: JSONValue?) -> String {
        guard case .string(let text)? = value else { return "" }
        return String(text.prefix { $0 != "=" })
    }

    private static func isPublicKey(_ text: String) -> Bool {
        guard let bytes = Base64URL.decode(text) else { return false }
        do {
            // Uncompressed, and a point of the curve.
            _ = try P256.KeyAgreement.PublicKey(x963Representation: bytes)
            return bytes.count == 65
        } catch {
            return false
        }
    }
}
