import CampusCore

/// The body of a guest's `POST events/{id}/rsvp`.
struct GuestProposal: Decodable, Sendable {
    let name: String?
    let email: String?
    private let misfits: [FieldError]

    private enum CodingKeys: String, CodingKey {
        case name, email
    }

    init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        name = reader.text(.name)
        email = reader.text(.email)
        misfits = reader.misfits
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid.
    func validated() throws(ValidationError) -> (name: String, email: String) {
        var validator = Validator(errors: misfits)
        let guest = (name: validator.text(name, "name", 1...200), email: validator.email(email, "email"))
        try validator.finish()
        return guest
    }
}
