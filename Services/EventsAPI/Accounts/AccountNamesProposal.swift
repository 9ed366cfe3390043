import CampusCore

/// The body of `PATCH auth/me`: what is left out stays as it is, and no name at events is said by null.
struct AccountNamesProposal: Decodable, Sendable {
    private let name: String?
    private let publicName: String?
    private let changesName: Bool
    private let changesPublicName: Bool
    private let misfits: [FieldError]

    private enum CodingKeys: String, CodingKey {
        case name
        case publicName = "public_name"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        var reader = TolerantReader(container: container)
        name = reader.text(.name)
        publicName = reader.text(.publicName)
        changesName = container.contains(.name)
        changesPublicName = container.contains(.publicName)
        misfits = reader.misfits
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid.
    func validated() throws(ValidationError) -> AccountNames {
        var validator = Validator(errors: misfits)
        var names = AccountNames(changesPublicName: changesPublicName)
        if changesName || !changesPublicName { names.name = validator.text(name, "name", 1...200) }
        if let publicName { names.publicName = validator.text(publicName, "public_name", 1...200) }
        try validator.finish()
        return names
    }
}
