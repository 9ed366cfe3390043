import CampusCore
import Crypto
import Foundation

/// The secrets in the addresses of people's calendars.
///
/// A token is not drawn but derived, from a nonce that is: a repeated request (`Idempotency-Key`) is answered with
/// the same token, and the token itself is never kept.
struct CalendarTokens: Sendable {
    private let key: SymmetricKey

    /// - Parameter secret: the same on every replica.
    init(secret: some DataProtocol) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(secret)),
            info: Data("calendar-token".utf8),
            outputByteCount: 32
        )
    }

    /// 43 letters, digits, `-` and `_`: base64 for URLs (RFC 4648 §5) of 256 bits.
    func token(userID: UUID, nonce: UUID) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(userID.wire) \(nonce.wire)".utf8), using: key)
        return Base64URL.encode(Data(code))
    }

    /// What is kept of a token.
    static func hash(_ token: String) -> Data {
        Data(SHA256.hash(data: Data(token.utf8)))
    }
}
