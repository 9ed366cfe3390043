public import Foundation

/// A person who belongs to a group.
public struct GroupMember: Codable, Equatable, Sendable {
    public var userID: WireID
    public var name: String
    public var email: String
    public var role: GroupRole
    public var addedAt: Date

    enum CodingKeys: String, CodingKey {
        case userID = "user_id"
        case name, email, role
        case addedAt = "added_at"
    }

    public init(userID: WireID, name: String, email: String, role: GroupRole, addedAt: Date) {
        self.userID = userID
        self.name = name
        self.email = email
        self.role = role
        self.addedAt = addedAt
    }
}
