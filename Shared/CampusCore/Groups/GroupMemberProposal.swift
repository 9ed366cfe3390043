public import Foundation

/// The body of `PUT groups/{id}/members`: who shall have which role.
public struct GroupMemberProposal: Decodable, Sendable {
    /// How a person is named: as one knows them, or as they stand in a list.
    public enum Person: Equatable, Sendable {
        case email(String)
        case id(UUID)
    }

    public var email: String?
    public var userID: String?
    public var role: String?
    private var misfits: [FieldError] = []

    enum CodingKeys: String, CodingKey {
        case email
        case userID = "user_id"
        case role
    }

    public init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        email = reader.text(.email)
        userID = reader.text(.userID)
        role = reader.text(.role)
        misfits = reader.misfits
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid.
    public func validated() throws(ValidationError) -> (person: Person, role: GroupRole) {
        var validator = Validator(errors: misfits)
        let role: GroupRole? = validator.choice(role, "role")
        var person: Person?
        if let userID {
            validator.require(email == nil, "user_id", "comes alone or not at all when there is an email")
            person = validator.optionalID(userID, "user_id").map { .id($0.uuid) }
        } else {
            person = .email(validator.email(email, "email"))
        }
        try validator.finish()
        // What is missing was said.
        guard let person, let role else { throw ValidationError([FieldError(field: "role", message: "is required")]) }
        return (person, role)
    }
}
