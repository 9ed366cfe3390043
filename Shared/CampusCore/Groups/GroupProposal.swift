import Foundation

/// The body of `POST groups`: loosely typed, so that all that is wrong is said at once.
public struct GroupProposal: Codable, Sendable {
    public var name: String?
    public var description: String?
    private var misfits: [FieldError] = []

    enum CodingKeys: String, CodingKey {
        case name, description
    }

    public init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        name = reader.text(.name)
        description = reader.text(.description)
        misfits = reader.misfits
    }

    /// What would make `details` anew.
    public init(_ details: GroupDetails) {
        name = details.name
        description = details.description
    }

    /// The proposal with a JSON merge patch applied (RFC 7396).
    ///
    /// - Throws: what encoding throws, which is nothing for what was read as JSON.
    public func merging(_ patch: JSONValue) throws -> GroupProposal {
        let document = try WireJSON.decoder().decode(JSONValue.self, from: WireJSON.encoder().encode(self))
        return try WireJSON.decoder().decode(
            GroupProposal.self,
            from: WireJSON.encoder().encode(document.merging(patch))
        )
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid.
    public func validated() throws(ValidationError) -> GroupDetails {
        var validator = Validator(errors: misfits)
        let details = GroupDetails(
            name: validator.text(name, "name", 1...200),
            description: validator.text(description, "description", 0...2000)
        )
        try validator.finish()
        return details
    }
}
