import CampusCore

/// The body of `PATCH admin/users/{id}`: what is left out stays as it is.
struct PersonChange: Decodable, Sendable {
    let role: String?
    let affiliation: String?
    let isTrusted: Bool?
    private let misfits: [FieldError]

    private enum CodingKeys: String, CodingKey {
        case role, affiliation
        case isTrusted = "is_trusted"
    }

    init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        role = reader.text(.role)
        affiliation = reader.text(.affiliation)
        isTrusted = reader.boolean(.isTrusted)
        misfits = reader.misfits
    }

    /// The account as it shall be.
    ///
    /// - Throws: ``ValidationError`` naming every field that is not valid.
    func applied(to user: User) throws(ValidationError) -> User {
        var validator = Validator(errors: misfits)
        var changed = user
        if let role, let role: Role = validator.choice(role, "role") { changed.role = role }
        if let affiliation, let affiliation: Affiliation = validator.choice(affiliation, "affiliation") {
            changed.affiliation = affiliation
        }
        if let isTrusted { changed.isTrusted = isTrusted }
        try validator.finish()
        return changed
    }
}
