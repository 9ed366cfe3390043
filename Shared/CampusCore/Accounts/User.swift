/// A person with an account, as they see themselves.
public struct User: Codable, Equatable, Sendable {
    public var id: WireID
    public var email: String
    public var name: String
    public var role: Role
    public var affiliation: Affiliation
    /// Whether the person showed that the address is theirs.
    public var emailVerified: Bool
    /// Whether what the person organizes is published without asking.
    public var isTrusted: Bool

    private enum CodingKeys: String, CodingKey {
        case id, email, name, role, affiliation
        case emailVerified = "email_verified"
        case isTrusted = "is_trusted"
    }

    public init(
        id: WireID,
        email: String,
        name: String,
        role: Role,
        affiliation: Affiliation,
        emailVerified: Bool = false,
        isTrusted: Bool = false
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.role = role
        self.affiliation = affiliation
        self.emailVerified = emailVerified
        self.isTrusted = isTrusted
    }
}
