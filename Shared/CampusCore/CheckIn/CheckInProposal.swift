import Foundation

/// The body of `POST events/{id}/check-in`: loosely typed, so that all that is wrong is said at once.
public struct CheckInProposal: Decodable, Sendable {
    private var code: String?
    private var rsvpID: String?
    private var name: String?
    private var misfits: [FieldError] = []

    enum CodingKeys: String, CodingKey {
        case code
        case rsvpID = "rsvp_id"
        case name
    }

    public init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        code = reader.text(.code)
        rsvpID = reader.text(.rsvpID)
        name = reader.text(.name)
        misfits = reader.misfits
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid; unless exactly one is there, all of them.
    public func validated() throws(ValidationError) -> CheckInSubject {
        var validator = Validator(errors: misfits)
        var subjects: [CheckInSubject] = []
        if let code { subjects.append(.code(validator.text(code, "code", 1...200))) }
        if let id = validator.optionalID(rsvpID, "rsvp_id") { subjects.append(.rsvp(id.uuid)) }
        if let name {
            let text = validator.text(name, "name", 1...200)
            validator.require(text.contains { $0.isLetter || $0.isNumber }, "name", "must have a letter")
            subjects.append(.name(text))
        }
        if validator.errors.isEmpty, subjects.count != 1 {
            for field in ["code", "rsvp_id", "name"] {
                validator.reject(field, "exactly one of code, rsvp_id and name says who comes in")
            }
        }
        try validator.finish()
        return subjects[0]
    }
}
