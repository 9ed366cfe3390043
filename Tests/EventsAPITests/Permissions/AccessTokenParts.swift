import CampusCore
import Crypto
import Foundation
import Testing

/// An access token taken apart, to be put together anew: as it was, or as a forger would.
struct AccessTokenParts {
    var header: [String: Any]
    var claims: [String: Any]
    let signature: String

    init(_ token: String) throws {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        try #require(parts.count == 3)
        func object(_ part: String) throws -> [String: Any] {
            let data = try #require(Base64URL.decode(part))
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
        header = try object(parts[0])
        claims = try object(parts[1])
        signature = parts[2]
    }

    /// The token with a signature that `sign` makes of the rest.
    func token(_ sign: (Data) throws -> Data) throws -> String {
        func part(_ object: [String: Any]) throws -> String {
            Base64URL.encode(try JSONSerialization.data(withJSONObject: object))
        }
        let message = try part(header) + "." + part(claims)
        return message + "." + Base64URL.encode(try sign(Data(message.utf8)))
    }

    /// The token as the holder of the key would sign it (RFC 7518 §3.4).
    func signed(by key: P256.Signing.PrivateKey) throws -> String {
        try token { try key.signature(for: $0).rawRepresentation }
    }

    /// With HMAC (RFC 7518 §3.2), as who only knows a public key would try.
    func signed(withSecret secret: Data) throws -> String {
        try token { Data(HMAC<SHA256>.authenticationCode(for: $0, using: SymmetricKey(data: secret))) }
    }
}
