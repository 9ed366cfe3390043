import Crypto
import Foundation
import JWTKit
import ServiceKit

/// The table of keys: one that signs, and all whose tokens are good. A token says by `kid` which one it means.
struct SigningKeys: Sendable {
    /// The `kid` of the key that signs.
    let signingKeyID: String
    /// By `kid`. One collection a key: jwt-kit's falls back to its default for a `kid` that it does not know.
    private let collections: [String: JWTKeyCollection]
    /// What is published, the one that signs first.
    let keySet: JSONWebKeySet

    /// - Parameters:
    ///   - signing: an ES256 private key in PEM.
    ///   - further: any number of keys in PEM, public or private.
    /// - Throws: ``ConfigurationError`` naming the variable whose text holds no such key.
    init(signing: String, further: String?) async throws {
        let key: P256.Signing.PrivateKey
        do {
            key = try P256.Signing.PrivateKey(pemRepresentation: signing)
        } catch {
            throw ConfigurationError(
                variable: AccessTokenConfiguration.keyFile.name,
                reason: "holds no ES256 private key in PEM"
            )
        }
        var published = [JSONWebKeySet.Key(key.publicKey)]
        var collections: [String: JWTKeyCollection] = [:]
        collections[published[0].kid] = await JWTKeyCollection().add(
            ecdsa: try ES256PrivateKey(pem: signing),
            kid: JWKIdentifier(string: published[0].kid)
        )
        for publicKey in try Self.publicKeys(in: further ?? "") {
            let entry = JSONWebKeySet.Key(publicKey)
            guard collections[entry.kid] == nil else { continue }
            published.append(entry)
            collections[entry.kid] = await JWTKeyCollection().add(
                ecdsa: try ES256PublicKey(pem: publicKey.pemRepresentation),
                kid: JWKIdentifier(string: entry.kid)
            )
        }
        signingKeyID = published[0].kid
        self.collections = collections
        keySet = JSONWebKeySet(keys: published)
    }

    func sign(_ claims: AccessTokenClaims) async throws -> String {
        guard let collection = collections[signingKeyID] else { throw JWTError.noKeyProvided }
        return try await collection.sign(
            claims,
            kid: JWKIdentifier(string: signingKeyID),
            header: ["typ": .string(AccessTokenHeader.type)]
        )
    }

    /// The claims of a token that one of these keys signed with the one algorithm there is.
    ///
    /// - Throws: what is wrong with it.
    func verify(_ token: String) async throws -> AccessTokenClaims {
        // What the header says is checked before a key is touched: nothing in it may choose how it is verified
        // (RFC 8725 §3.1 and §3.2).
        let header = try AccessTokenHeader(of: token)
        guard let collection = collections[header.kid] else { throw JWTError.noKeyProvided }
        return try await collection.verify(token, as: AccessTokenClaims.self)
    }

    private static func publicKeys(in text: String) throws(ConfigurationError) -> [P256.Signing.PublicKey] {
        let blocks = text.matches(of: /-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/).map { String($0.output) }
        var keys: [P256.Signing.PublicKey] = []
        for block in blocks {
            do {
                let isPrivate = block.contains("PRIVATE KEY")
                keys.append(
                    isPrivate
                        ? try P256.Signing.PrivateKey(pemRepresentation: block).publicKey
                        : try P256.Signing.PublicKey(pemRepresentation: block)
                )
            } catch {
                throw ConfigurationError(
                    variable: AccessTokenConfiguration.furtherKeysFile.name,
                    reason: "holds something that is no ES256 key in PEM"
                )
            }
        }
        return keys
    }
}
