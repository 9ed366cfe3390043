/// A person with an account, as they see themselves.
public struct User: Codable, Equatable, Sendable {
    public var id: WireID
    public var email: String
    public var name: String
    public var role: Role
    public var affiliation: Affiliation

    public init(id: WireID, email: String, name: String, role: Role, affiliation: Affiliation) {
        self.id = id
        self.email = email
        self.name = name
        self.role = role
        self.affiliation = affiliation
    }
}
