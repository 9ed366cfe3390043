/// What its owners decide about a group, valid by construction of ``GroupProposal/validated()``.
public struct GroupDetails: Equatable, Sendable {
    public var name: String
    /// Markdown.
    public var description: String

    public init(name: String, description: String = "") {
        self.name = name
        self.description = description
    }

    /// The names on the wire of what is not the same in `other`.
    public func changedFields(to other: GroupDetails) -> [String] {
        (name == other.name ? [] : ["name"]) + (description == other.description ? [] : ["description"])
    }
}
