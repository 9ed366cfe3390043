import CampusCore

/// The body of `POST events/{id}/messages`.
struct EventMessageProposal: Decodable, Sendable {
    let subject: String?
    let message: String?
    let audience: String?
    private let misfits: [FieldError]

    private enum CodingKeys: String, CodingKey {
        case subject, message, audience
    }

    /// What is valid of it.
    struct Details: Equatable, Sendable {
        let subject: String
        let message: String
        let audience: MessageAudience
    }

    init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        subject = reader.text(.subject)
        message = reader.text(.message)
        audience = reader.text(.audience)
        misfits = reader.misfits
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid.
    func validated() throws(ValidationError) -> Details {
        var validator = Validator(errors: misfits)
        let subject = validator.text(subject, "subject", 1...200)
        validator.require(
            !subject.unicodeScalars.contains(where: Self.isControl),
            "subject",
            "must be one line, without control characters"
        )
        // Lines end in one way, whatever browser they were written in.
        let message = validator.text(message, "message", 1...5000)
            .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        validator.require(
            !message.unicodeScalars.contains { Self.isControl($0) && $0 != "\n" && $0 != "\t" },
            "message",
            "must not contain control characters but line ends and tabs"
        )
        let audience: MessageAudience? = validator.choice(audience, "audience")
        try validator.finish()
        // The default is never taken: without an audience the validator has thrown.
        return Details(subject: subject, message: message, audience: audience ?? .confirmed)
    }

    /// Also the line ends that only Unicode knows.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
    }
}
