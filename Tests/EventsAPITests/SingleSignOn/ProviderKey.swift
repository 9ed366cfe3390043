import CampusCore
import Crypto
import CryptoExtras
import Foundation

/// A key pair of a provider, which signs as RFC 7515 says, without the library that the service verifies with.
struct ProviderKey: Sendable {
    let id: String?
    /// The `alg` that tokens get.
    let algorithm: String
    /// The public key as the key set has it (RFC 7517 §4).
    let members: [String: JSONValue]
    private let signing: @Sendable (Data) throws -> Data

    func sign(_ data: Data) throws -> Data { try signing(data) }

    /// A token; a test may say something else in its header.
    func token(_ claims: [String: JSONValue], header: [String: JSONValue] = [:]) throws -> String {
        var fields: [String: JSONValue] = ["alg": .string(algorithm), "typ": .string("JWT")]
        if let id { fields["kid"] = .string(id) }
        let head = try JSONEncoder().encode(fields.merging(header) { _, own in own })
        let signed = "\(Base64URL.encode(head)).\(Base64URL.encode(try JSONEncoder().encode(claims)))"
        return "\(signed).\(Base64URL.encode(try sign(Data(signed.utf8))))"
    }

    /// Making one takes a while, so that the tests share a few.
    static let rsa = made()
    static let rsaNext = made()

    static func rs256(_ id: String?, key: _RSA.Signing.PrivateKey = rsa) throws -> ProviderKey {
        try ofRSA(id, "RS256", key) { try key.signature(for: $0, padding: .insecurePKCS1v1_5).rawRepresentation }
    }

    static func ps256(_ id: String?, key: _RSA.Signing.PrivateKey = rsa) throws -> ProviderKey {
        try ofRSA(id, "PS256", key) { try key.signature(for: $0, padding: .PSS).rawRepresentation }
    }

    static func es256(_ id: String?, key: P256.Signing.PrivateKey = P256.Signing.PrivateKey()) -> ProviderKey {
        let coordinates = key.publicKey.rawRepresentation
        return ProviderKey(
            id: id,
            algorithm: "ES256",
            members: members(
                id,
                ["kty": "EC", "crv": "P-256", "x": coordinates.prefix(32).text, "y": coordinates.suffix(32).text]
            )
        ) { try key.signature(for: $0).rawRepresentation }
    }

    static func eddsa(_ id: String?) -> ProviderKey {
        let key = Curve25519.Signing.PrivateKey()
        return ProviderKey(
            id: id,
            algorithm: "EdDSA",
            members: members(id, ["kty": "OKP", "crv": "Ed25519", "x": key.publicKey.rawRepresentation.text])
        ) { try key.signature(for: $0) }
    }

    /// What signs with a secret that everybody knows: the public key.
    static func hs256(_ id: String?, secret: Data) -> ProviderKey {
        ProviderKey(id: id, algorithm: "HS256", members: [:]) {
            Data(HMAC<SHA256>.authenticationCode(for: $0, using: SymmetricKey(data: secret)))
        }
    }

    private static func ofRSA(
        _ id: String?,
        _ algorithm: String,
        _ key: _RSA.Signing.PrivateKey,
        _ signing: @escaping @Sendable (Data) throws -> Data
    ) throws -> ProviderKey {
        let numbers = try key.publicKey.getKeyPrimitives()
        let own = ["kty": "RSA", "n": numbers.modulus.text, "e": numbers.publicExponent.text, "use": "sig"]
        return ProviderKey(id: id, algorithm: algorithm, members: members(id, own), signing: signing)
    }

    private static func members(_ id: String?, _ own: [String: String]) -> [String: JSONValue] {
        var members = own.mapValues { JSONValue.string($0) }
        if let id { members["kid"] = .string(id) }
        return members
    }

    private static func made() -> _RSA.Signing.PrivateKey {
        do {
            return try _RSA.Signing.PrivateKey(keySize: .bits2048)
        } catch {
            preconditionFailure("a key cannot be made: \(error)")
        }
    }
}

extension Data {
    fileprivate var text: String { Base64URL.encode(self) }
}
