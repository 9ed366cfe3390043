/// A person with an account, as they see themselves.
public struct User: Codable, Equatable, Sendable {
    public var id: WireID
    public var email: String
    public var name: String
    /// The name that stands at the events that the person organizes; nil for who wants none there.
    public var publicName: String?
    public var role: Role
    public var affiliation: Affiliation
    /// Whether the person showed that the address is theirs.
    public var emailVerified: Bool
    /// Whether what the person organizes is published without asking.
    public var isTrusted: Bool

    private enum CodingKeys: String, CodingKey {
        case id, email, name
        case publicName = "public_name"
        case role, affiliation
        case emailVerified = "email_verified"
        case isTrusted = "is_trusted"
    }

    public init(
        id: WireID,
        email: String,
        name: String,
        publicName: String? = nil,
        role: Role,
        affiliation: Affiliation,
        emailVerified: Bool = false,
        isTrusted: Bool = false
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.publicName = publicName
        self.role = role
        self.affiliation = affiliation
        self.emailVerified = emailVerified
        self.isTrusted = isTrusted
    }

    /// Written out because a synthesised encoding leaves absent values out instead of writing null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(email, forKey: .email)
        try container.encode(name, forKey: .name)
        try container.encode(publicName, forKey: .publicName)
        try container.encode(role, forKey: .role)
        try container.encode(affiliation, forKey: .affiliation)
        try container.encode(emailVerified, forKey: .emailVerified)
        try container.encode(isTrusted, forKey: .isTrusted)
    }
}
