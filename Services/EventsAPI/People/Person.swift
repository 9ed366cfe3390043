import CampusCore
import Foundation

/// Somebody with an account, as administrators see them.
struct Person: Encodable, Equatable, Sendable {
    let user: User
    let createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case createdAt = "created_at"
    }

    /// The members of a user and what is added to them, side by side.
    func encode(to encoder: any Encoder) throws {
        try user.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(createdAt, forKey: .createdAt)
    }
}
