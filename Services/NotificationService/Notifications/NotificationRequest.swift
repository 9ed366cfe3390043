import CampusCore
import Foundation

/// One member of the body of `POST notifications`.
struct NotificationRequest: Codable, Sendable {
    struct Recipient: Codable, Sendable {
        var userID: UUID?
        var name: String?
        var email: String?

        private enum CodingKeys: String, CodingKey {
            case userID = "user_id"
            case name, email
        }
    }

    let id: UUID
    let template: String
    let recipient: Recipient
    var subject: [String: ContextValue]?
    var context: [String: ContextValue]?
    var sendAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id, template, recipient, subject, context
        case sendAt = "send_at"
    }

    /// - Throws: ``ValidationError`` naming every bad field.
    func validated(templates: Set<String>) throws(ValidationError) {
        var validator = Validator()
        let known = templates.sorted().joined(separator: ", ")
        validator.require(templates.contains(template), "template", "must be one of \(known)")
        _ = validator.email(recipient.email, "recipient.email")
        if let name = recipient.name { _ = validator.text(name, "recipient.name", 0...200) }
        validator.require(!Self.hasNUL(subject), "subject", "must not contain NUL")
        validator.require(!Self.hasNUL(context), "context", "must not contain NUL")
        if let sendAt { validator.requireThisCentury(sendAt, "send_at") }
        try validator.finish()
    }

    /// PostgreSQL's `jsonb` holds every text but one with NUL.
    private static func hasNUL(_ values: [String: ContextValue]?) -> Bool {
        (values ?? [:]).contains { name, value in
            if name.utf8.contains(0) { return true }
            if case .text(let text) = value { return text.utf8.contains(0) }
            return false
        }
    }
}
