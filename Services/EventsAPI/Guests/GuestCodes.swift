import CampusCore
import Crypto
import Foundation

/// What guests confirm their address with, and what stands for them where others sign in: a code that only their
/// mailbox got. It is derived and never kept.
struct GuestCodes: Sendable {
    private let key: SymmetricKey

    /// - Parameter secret: the same on every replica.
    init(secret: some DataProtocol) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(secret)),
            info: Data("guest-code".utf8),
            outputByteCount: 32
        )
    }

    /// 43 letters, digits, `-` and `_`: base64 for URLs (RFC 4648 §5) of 256 bits.
    func code(eventID: UUID, email: String) -> String {
        Base64URL.encode(Data(HMAC<SHA256>.authenticationCode(for: Self.message(eventID, email), using: key)))
    }

    /// Whether the code is this guest's; compares in constant time.
    func isValid(_ code: String, eventID: UUID, email: String) -> Bool {
        guard let bytes = Base64URL.decode(code) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            bytes,
            authenticating: Self.message(eventID, email),
            using: key
        )
    }

    private static func message(_ eventID: UUID, _ email: String) -> Data {
        Data("\(eventID.wire) \(email)".utf8)
    }
}
