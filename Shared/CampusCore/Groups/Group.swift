public import Foundation

/// People who organize events together, such as a club; absent values stand as null.
public struct Group: Codable, Equatable, Sendable {
    public var id: WireID
    public var name: String
    /// Markdown.
    public var description: String
    /// The role of whoever asks; nil for who is no member.
    public var myRole: GroupRole?
    public var createdAt: Date
    public var updatedAt: Date
    /// Grows by one with every change of the group itself (not of its members).
    public var version: Int

    enum CodingKeys: String, CodingKey {
        case id, name, description
        case myRole = "my_role"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case version
    }

    public init(
        id: WireID,
        details: GroupDetails,
        myRole: GroupRole?,
        createdAt: Date,
        updatedAt: Date,
        version: Int
    ) {
        self.id = id
        name = details.name
        description = details.description
        self.myRole = myRole
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.version = version
    }

    /// Written out because a synthesised encoding leaves absent values out instead of writing null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(description, forKey: .description)
        try container.encode(myRole, forKey: .myRole)
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(updatedAt, forKey: .updatedAt)
        try container.encode(version, forKey: .version)
    }

    /// What its owners decided about it.
    public var details: GroupDetails { GroupDetails(name: name, description: description) }
}
