import CampusCore
import Crypto
import Foundation

/// Short messages that come back to us through others: readable, but written by nobody else.
///
/// A message may be bound to something that is not in it, such as the password it is to replace: when that changes,
/// the message is void, and nothing of it needs to be kept.
struct SignedMessages: Sendable {
    private let key: SymmetricKey
    private static let signatureCount = 32

    /// - Parameters:
    ///   - secret: the same on every replica.
    ///   - purpose: what is signed for one purpose is nothing for another.
    init(secret: some DataProtocol, purpose: String) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(secret)),
            info: Data(purpose.utf8),
            outputByteCount: 32
        )
    }

    /// The message and its HMAC-SHA256 as letters, digits, `-` and `_`.
    func sign(_ message: Data, boundTo binding: String = "") -> String {
        let signature = HMAC<SHA256>.authenticationCode(for: Self.covered(message, binding), using: key)
        return Base64URL.encode(message + Data(signature))
    }

    /// What the text says, whoever wrote it; nil when it cannot be one of ours.
    static func message(in text: String) -> Data? {
        guard let bytes = Base64URL.decode(text), bytes.count > signatureCount else { return nil }
        return Data(bytes.dropLast(signatureCount))
    }

    /// Whether it was signed here and what it is bound to has not changed; compares in constant time.
    func isSigned(_ text: String, boundTo binding: String = "") -> Bool {
        guard let bytes = Base64URL.decode(text), let message = Self.message(in: text) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            bytes.suffix(Self.signatureCount),
            authenticating: Self.covered(message, binding),
            using: key
        )
    }

    private static func covered(_ message: Data, _ binding: String) -> Data {
        // The message's length first, so that nothing can move from one part to the other.
        withUnsafeBytes(of: UInt32(message.count).bigEndian) { Data($0) } + message + Data(binding.utf8)
    }
}
