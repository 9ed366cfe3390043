import CampusCore

/// The body of `DELETE users/me`.
struct AccountDeletion: Decodable, Sendable {
    /// Left out by who signed in just now.
    let password: String?
    /// The account's address, typed in: nobody deletes an account by a slip.
    let confirm: String?
    private let misfits: [FieldError]

    private enum CodingKeys: String, CodingKey {
        case password, confirm
    }

    init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        password = reader.text(.password)
        confirm = reader.text(.confirm)
        misfits = reader.misfits
    }

    /// - Throws: ``ValidationError`` unless `confirm` is the address.
    func validate(email: String) throws(ValidationError) {
        var validator = Validator(errors: misfits)
        let confirmed = validator.email(confirm, "confirm")
        validator.require(confirmed == email, "confirm", "must be the address of your account")
        try validator.finish()
    }
}
