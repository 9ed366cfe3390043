import CampusCore
import Crypto
import Foundation

/// What must survive between the start of a sign-in and the provider's answer; the browser keeps it, in an
/// ``AttemptCookie``, so that any replica can go on with it.
struct SignInAttempt: Codable, Equatable, Sendable {
    /// Ties the answer to the browser that asked (RFC 6749 §10.12).
    let state: String
    /// Ties the ID token to this attempt (OpenID Connect Core §15.5.2).
    let nonce: String
    /// See ``PKCE/verifier``.
    let verifier: String
    let returnPath: ReturnPath
    /// Seconds since 1970.
    let startedAt: Int

    /// How long a person has to sign in at the provider, in seconds.
    static let lifetime = 600

    /// A new attempt; each of its secrets has 256 random bits.
    init(returnPath: ReturnPath, now: Date) {
        state = Self.secret()
        nonce = Self.secret()
        verifier = Self.secret()
        self.returnPath = returnPath
        startedAt = Int(now.timeIntervalSince1970)
    }

    func isOver(now: Date) -> Bool {
        now.timeIntervalSince1970 >= Double(startedAt + Self.lifetime)
    }

    /// Whether the state of an answer is this attempt's; compares in constant time.
    func hasState(_ other: String) -> Bool {
        SHA256.hash(data: Data(state.utf8)) == SHA256.hash(data: Data(other.utf8))
    }

    private static func secret() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { Base64URL.encode(Data($0)) }
    }
}
