import CampusCore
import Crypto
import Foundation

/// Proof Key for Code Exchange (RFC 7636) with S256: who redeems a code shows that it is who asked for it, so that a
/// code that somebody else gets hold of is worth nothing.
struct PKCE: Sendable {
    /// RFC 7636 §4.3; `plain` would show the verifier on the way.
    static let method = "S256"

    /// 43 to 128 unreserved characters (RFC 7636 §4.1), told to the token endpoint alone.
    let verifier: String

    /// What the browser carries to the provider (RFC 7636 §4.2).
    var challenge: String {
        Base64URL.encode(Data(SHA256.hash(data: Data(verifier.utf8))))
    }
}
