import CampusCore
import Crypto
import Foundation

/// The public keys of access tokens, as everyone may read them (RFC 7517 §5).
struct JSONWebKeySet: Encodable, Equatable, Sendable {
    let keys: [Key]

    /// A key on the curve P-256 (RFC 7518 §6.2.1).
    struct Key: Encodable, Equatable, Sendable {
        let kid: String
        let kty = "EC"
        let crv = "P-256"
        let alg = "ES256"
        let use = "sig"
        let x: String
        let y: String

        init(_ key: P256.Signing.PublicKey) {
            // X9.63 without its first byte: both coordinates, 32 bytes each.
            let coordinates = key.rawRepresentation
            x = Base64URL.encode(coordinates.prefix(32))
            y = Base64URL.encode(coordinates.suffix(32))
            // The key's thumbprint (RFC 7638 §3): the same on every replica, whoever reads the file.
            let members = #"{"crv":"P-256","kty":"EC","x":"\#(x)","y":"\#(y)"}"#
            kid = Base64URL.encode(Data(SHA256.hash(data: Data(members.utf8))))
        }
    }
}
