import CampusCore
import Foundation

/// Who makes a request, as a verified token says.
struct Identity: Hashable, Sendable {
    let userID: UUID
    let role: Role
    /// Where the person signed in; nil for a token that stands for no session.
    var sessionID: UUID?
    /// The version of the person's tokens that it was signed under.
    var tokenVersion = 0
}
