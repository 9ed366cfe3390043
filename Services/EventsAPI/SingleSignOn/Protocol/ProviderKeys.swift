import CampusCore
import Foundation
import JWTKit

/// The public keys of a provider (RFC 7517 §5), as far as they can verify ID tokens.
struct ProviderKeys: Sendable {
    private let keys: [Key]

    /// One key; what the provider says beside it, such as a private part that it should not show, is left out.
    private struct Key: Sendable {
        let id: String?
        let type: String
        let curve: String?
        let algorithm: String?
        let modulus: String?
        let exponent: String?
        let x: String?
        let y: String?

        /// - Returns: nil for what is no key, or none for signatures.
        init?(_ value: JSONValue) {
            guard case .object(let members) = value else { return nil }
            let claims = ClaimSet(members)
            guard let type = claims.text("kty"), claims.text("use") ?? "sig" == "sig",
                claims.texts(at: "key_ops")?.contains("verify") ?? true
            else { return nil }
            self.type = type
            id = claims.text("kid")
            curve = claims.text("crv")
            algorithm = claims.text("alg")
            modulus = claims.text("n")
            exponent = claims.text("e")
            x = claims.text("x")
            y = claims.text("y")
        }

        func fits(_ wanted: SigningAlgorithm) -> Bool {
            type == wanted.keyType && (wanted.curve == nil || curve == wanted.curve)
                && (algorithm == nil || algorithm == wanted.rawValue)
        }

        func key(for wanted: SigningAlgorithm) -> JWK {
            let identifier = JWKIdentifier(string: id ?? "")
            return switch wanted {
            case .rs256: .rsa(.rs256, identifier: identifier, modulus: modulus, exponent: exponent)
            case .ps256: .rsa(.ps256, identifier: identifier, modulus: modulus, exponent: exponent)
            case .es256: .ecdsa(.es256, identifier: identifier, x: x, y: y, curve: .p256)
            case .eddsa: .octetKeyPair(.eddsa, identifier: identifier, x: x, y: nil, curve: .ed25519)
            }
        }
    }

    /// Keys of kinds that are not known here are passed over; a provider may have them for others.
    ///
    /// - Throws: ``SingleSignOnError`` when it is no such document.
    init(_ json: [UInt8]) throws(SingleSignOnError) {
        do {
            let document = try JSONDecoder().decode([String: JSONValue].self, from: Data(json))
            guard case .array(let values)? = document["keys"] else {
                throw SingleSignOnError(.unavailable, "the provider's key set has no keys")
            }
            keys = values.compactMap(Key.init)
        } catch let error as SingleSignOnError {
            throw error
        } catch {
            throw SingleSignOnError(.unavailable, "the provider's key set cannot be read")
        }
    }

    /// The keys that may have signed a token.
    ///
    /// - Parameter id: the token's `kid`. Without one there must be only one key it can be (Core §10.1).
    func candidates(id: String?, _ algorithm: SigningAlgorithm) -> [JWK] {
        let fitting = keys.filter { $0.fits(algorithm) && (id == nil || $0.id == id) }
        return id == nil && fitting.count > 1 ? [] : fitting.map { $0.key(for: algorithm) }
    }
}
