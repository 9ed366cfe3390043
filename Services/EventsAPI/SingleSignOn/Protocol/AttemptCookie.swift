import CampusCore
import Crypto
import Foundation

/// Puts a ``SignInAttempt`` into a cookie that the browser can neither read nor change: AES-GCM under a key of its own.
struct AttemptCookie: Sendable {
    static let name = "campus_sign_in"

    private let key: SymmetricKey
    /// Authenticated with each cookie: one that was made for another provider or client is none.
    private let purpose: Data

    /// - Parameter secret: the same on every replica.
    init(secret: some DataProtocol, issuer: String, clientID: String) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(secret)),
            info: Data("single-sign-on".utf8),
            outputByteCount: 32
        )
        purpose = Data("\(Self.name)\n\(issuer)\n\(clientID)".utf8)
    }

    /// A whole `Set-Cookie` value.
    ///
    /// - Throws: what the encoder or the cipher throws, which for an attempt is nothing.
    func setting(_ attempt: SignInAttempt) throws -> String {
        let box = try AES.GCM.seal(JSONEncoder().encode(attempt), using: key, authenticating: purpose)
        // As `combined` has it, which is optional for nonces of another length.
        let value = Base64URL.encode(Data(box.nonce) + box.ciphertext + box.tag)
        return Self.cookie(value, maxAge: SignInAttempt.lifetime)
    }

    /// The `Set-Cookie` value that takes the cookie away.
    static var clearing: String { cookie("", maxAge: 0) }

    /// What a cookie's value holds; nil for a forged or a foreign one, however it is broken.
    func attempt(in value: String) -> SignInAttempt? {
        guard let bytes = Base64URL.decode(value) else { return nil }
        do {
            let box = try AES.GCM.SealedBox(combined: bytes)
            return try JSONDecoder().decode(
                SignInAttempt.self,
                from: AES.GCM.open(box, using: key, authenticating: purpose)
            )
        } catch {
            return nil
        }
    }

    /// Lax and not strict: the provider's page is another site, and its answer a link from there.
    private static func cookie(_ value: String, maxAge: Int) -> String {
        "\(name)=\(value); Path=/api/v1/auth/oidc; Max-Age=\(maxAge); HttpOnly; Secure; SameSite=Lax"
    }
}
