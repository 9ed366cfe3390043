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
        validator.require(templates.contains(template), "template", "is not known")
        _ = validator.email(recipient.email, "recipient.email")
        if let name = recipient.name { _ = validator.text(name, "recipient.name", 0...200) }
        try validator.finish()
    }
}
