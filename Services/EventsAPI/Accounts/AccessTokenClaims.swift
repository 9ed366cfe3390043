import CampusCore
import Foundation
import JWTKit

/// What an access token says (RFC 9068 §2.2, as far as a service that issues its own needs it).
struct AccessTokenClaims: JWTPayload {
    /// Whose it is.
    let sub: String
    let iss: String
    let aud: String
    let iat: Int
    let exp: Int
    let role: Role
    /// The session it was issued in.
    var sid: String?
    /// The version of the person's tokens.
    let ver: Int

    /// Issuer, audience and expiry are checked against the injected clock by the caller.
    func verify(using algorithm: some JWTAlgorithm) {}
}
