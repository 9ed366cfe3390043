import CampusCore
import Crypto
import Foundation

@testable import EventsAPI

/// Tokens that are nobody's, each nearly a good one.
enum BadToken: String, CaseIterable {
    case expired
    /// Of a session that was ended.
    case signedOut
    /// Of a person who was signed out everywhere.
    case revoked
    /// RFC 8725 §2.1: it says that it needs no signature.
    case unsigned = "alg=none"
    case unsignedWithSignature = "alg=none, signed"
    case wrongKey
    /// The key that signed stands in the token itself (RFC 7515 §4.1.3).
    case ownKey
    /// RFC 8725 §2.1: signed with the public key as if it were a secret.
    case publicKeyAsSecretPEM = "HS256 with the PEM"
    case publicKeyAsSecretDER = "HS256 with the DER"
    case publicKeyAsSecretPoint = "HS256 with the point"
    /// Says ES256 and is signed by HMAC.
    case hashedAsSigned = "ES256, HMAC"
    case wrongType
    case noType
    case wrongAudience
    case wrongIssuer
    case unknownKeyID
    case keyIDOfAFile
    case changedRole
    case garbage

    /// The token, made of a good one of an administrator.
    ///
    /// - Parameter gone: the tokens of who was signed out.
    func token(
        from good: String,
        key: P256.Signing.PrivateKey,
        gone: (session: String, everywhere: String)
    ) throws -> String {
        var parts = try AccessTokenParts(good)
        switch self {
        case .expired:
            parts.claims["iat"] = Int(Date().timeIntervalSince1970) - 700
            parts.claims["exp"] = Int(Date().timeIntervalSince1970) - 1
        case .signedOut: return gone.session
        case .revoked: return gone.everywhere
        case .unsigned:
            parts.header["alg"] = "none"
            return try parts.token { _ in Data() }
        case .unsignedWithSignature: parts.header["alg"] = "none"
        case .wrongKey: return try parts.signed(by: P256.Signing.PrivateKey())
        case .ownKey:
            let own = P256.Signing.PrivateKey()
            let point = own.publicKey.x963Representation.dropFirst()
            parts.header["jwk"] = [
                "kty": "EC", "crv": "P-256", "x": Base64URL.encode(point.prefix(32)),
                "y": Base64URL.encode(point.suffix(32)),
            ]
            return try parts.signed(by: own)
        case .publicKeyAsSecretPEM:
            parts.header["alg"] = "HS256"
            return try parts.signed(withSecret: Data(key.publicKey.pemRepresentation.utf8))
        case .publicKeyAsSecretDER:
            parts.header["alg"] = "HS256"
            return try parts.signed(withSecret: key.publicKey.derRepresentation)
        case .publicKeyAsSecretPoint:
            parts.header["alg"] = "HS256"
            return try parts.signed(withSecret: key.publicKey.x963Representation)
        case .hashedAsSigned: return try parts.signed(withSecret: key.publicKey.derRepresentation)
        case .wrongType: parts.header["typ"] = "JWT"
        case .noType: parts.header["typ"] = nil
        case .wrongAudience: parts.claims["aud"] = "https://elsewhere.example"
        case .wrongIssuer: parts.claims["iss"] = "https://elsewhere.example"
        case .unknownKeyID: parts.header["kid"] = "AAAA"
        case .keyIDOfAFile: parts.header["kid"] = "/dev/null"
        case .changedRole:
            let signature = parts.signature
            parts.claims["role"] = "admin"
            parts.claims["sub"] = UUID().uuidString.lowercased()
            return try parts.token { _ in Base64URL.decode(signature) ?? Data() }
        case .garbage: return "AAAA.AAAA.AAAA"
        }
        return try parts.signed(by: key)
    }
}
