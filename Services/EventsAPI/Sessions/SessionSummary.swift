import CampusCore
import Foundation

/// A place where somebody is signed in, as they are shown it.
struct SessionSummary: Encodable, Sendable {
    let id: WireID
    /// What the browser says it is.
    let userAgent: String
    let createdAt: Date
    let lastUsedAt: Date
    /// Whether it is the one that asks.
    let isCurrent: Bool

    private enum CodingKeys: String, CodingKey {
        case id
        case userAgent = "user_agent"
        case createdAt = "created_at"
        case lastUsedAt = "last_used_at"
        case isCurrent = "is_current"
    }
}
