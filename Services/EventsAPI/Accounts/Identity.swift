import CampusCore
import Foundation

/// Who makes a request, as a verified token says.
struct Identity: Hashable, Sendable {
    let userID: UUID
    let role: Role
}
