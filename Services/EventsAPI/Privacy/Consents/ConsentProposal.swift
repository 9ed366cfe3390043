import CampusCore

/// The body of `POST users/me/consents`, and one member of a registration's `accepts`.
struct ConsentProposal: Decodable, Sendable {
    let kind: String?
    let version: String?
    /// False takes it back; left out it is given.
    let isGiven: Bool?
    private let misfits: [FieldError]

    private enum CodingKeys: String, CodingKey {
        case kind, version
        case isGiven = "given"
    }

    init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        kind = reader.text(.kind)
        version = reader.text(.version)
        isGiven = reader.boolean(.isGiven)
        misfits = reader.misfits
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid.
    func validated() throws(ValidationError) -> (kind: ConsentKind, version: String, isGiven: Bool) {
        var validator = Validator(errors: misfits)
        let kind: ConsentKind? = validator.choice(kind, "kind")
        let version = validator.text(version, "version", 1...20)
        let isVersion = version.wholeMatch(of: /[0-9][0-9.\-]*/) != nil
        validator.require(isVersion, "version", "must be digits, dots and dashes, such as 2026-09-01")
        try validator.finish()
        guard let kind else { throw ValidationError(validator.errors) }
        return (kind, version, isGiven ?? true)
    }
}
