import CampusCore
import Foundation

/// A session as it stands in the database, with its person.
struct StoredSession: Sendable {
    let id: UUID
    let generation: Int32
    let createdAt: Date
    let refreshedAt: Date
    let expiresAt: Date
    let revokedAt: Date?
    let user: User
    let tokenVersion: Int
}
