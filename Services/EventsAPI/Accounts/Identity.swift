import CampusCore
import Crypto
import Foundation

/// Who makes a request, as a verified token says.
struct Identity: Hashable, Sendable {
    let userID: UUID
    let role: Role
    /// Where the person signed in; nil for a token that stands for no session.
    var sessionID: UUID?
    /// The version of the person's tokens that it was signed under.
    var tokenVersion: Int
    /// Stands for the person in logs: the same for all of the person's requests, and no way back to the account but for
    /// who has the accounts. Made once, and kept with what was verified.
    let pseudonym: String

    init(userID: UUID, role: Role, sessionID: UUID? = nil, tokenVersion: Int = 0) {
        self.userID = userID
        self.role = role
        self.sessionID = sessionID
        self.tokenVersion = tokenVersion
        pseudonym = withUnsafeBytes(of: userID.uuid) { bytes in
            SHA256.hash(data: bytes).prefix(6).map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
        }
    }
}
