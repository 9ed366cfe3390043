import CampusCore
import Foundation

/// A browser that shows its person what is pushed (the Push API's PushSubscription), without what messages to it are
/// encrypted with.
struct PushSubscription: Codable, Equatable, Sendable {
    let id: WireID
    /// Where its messages go; the browser knows itself by it.
    let endpoint: String
    /// What the browser says it is.
    let userAgent: String
    let createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id, endpoint
        case userAgent = "user_agent"
        case createdAt = "created_at"
    }
}
