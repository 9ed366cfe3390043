import Crypto
import Foundation

/// The codes that are sent to telephones: six digits to type in.
struct PhoneCodes: Sendable {
    private let key: SymmetricKey

    /// For so long, in seconds, a code is good.
    static let lifetime: TimeInterval = 600
    /// How often somebody may try to type it in.
    static let tries = 5

    /// - Parameter secret: the same on every replica.
    init(secret: some DataProtocol) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(secret)),
            info: Data("phone-code".utf8),
            outputByteCount: 32
        )
    }

    /// Six digits, every one of the million as likely as another.
    static func draw(_ random: inout some RandomNumberGenerator) -> String {
        let digits = String(Int.random(in: 0..<1_000_000, using: &random))
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// What is kept of a code. It is keyed: of a plain hash, whoever reads the table would try all million.
    func hash(_ code: String, userID: UUID) -> Data {
        let message = withUnsafeBytes(of: userID.uuid) { Data($0) } + Data(code.utf8)
        return Data(HMAC<SHA256>.authenticationCode(for: message, using: key))
    }
}
