import CampusCore
import Foundation

/// One member of the body of `POST notifications`.
struct NotificationRequest: Codable, Sendable {
    /// Who is told; of the ways to reach somebody, the channel's own must be there.
    struct Recipient: Codable, Sendable {
        var userID: UUID?
        var name: String?
        var email: String?
        /// In E.164's form, such as `+4915112345678`.
        var phone: String?
        var push: PushSubscription?

        private enum CodingKeys: String, CodingKey {
            case userID = "user_id"
            case name, email, phone, push
        }
    }

    let id: UUID
    /// Email when left out.
    var channel: NotificationChannel?
    let template: String
    /// Two letters of ISO 639-1, English when left out; a language without templates is told in English.
    var language: String?
    let recipient: Recipient
    var subject: [String: ContextValue]?
    var context: [String: ContextValue]?
    var sendAt: Date?
    /// -9 to 9, higher is sooner; 0 when left out.
    var priority: Int?
    /// The place in a trace that sending it is a part of; what is malformed is none.
    var traceparent: String?

    private enum CodingKeys: String, CodingKey {
        case id, channel, template, language, recipient, subject, context
        case sendAt = "send_at"
        case priority, traceparent
    }

    /// - Throws: ``ValidationError`` naming every bad field.
    func validated(templates: Set<String>) throws(ValidationError) {
        var validator = Validator()
        let known = templates.sorted().joined(separator: ", ")
        validator.require(templates.contains(template), "template", "must be one of \(known)")
        if let language {
            let isLanguage = language.wholeMatch(of: /[a-z]{2}/) != nil
            validator.require(isLanguage, "language", "must be two small letters such as en")
        }
        if let priority { _ = validator.integer(priority, "priority", -9...9) }
        validate(recipient, &validator)
        validator.require(!Self.hasNUL(subject), "subject", "must not contain NUL")
        validator.require(!Self.hasNUL(context), "context", "must not contain NUL")
        validator.require(traceparent?.utf8.contains(0) != true, "traceparent", "must not contain NUL")
        if let sendAt { validator.requireThisCentury(sendAt, "send_at") }
        try validator.finish()
    }

    private func validate(_ recipient: Recipient, _ validator: inout Validator) {
        let channel = channel ?? .email
        if channel == .email || recipient.email != nil { _ = validator.email(recipient.email, "recipient.email") }
        if channel == .sms || recipient.phone != nil {
            let isNumber = recipient.phone?.wholeMatch(of: /\+[1-9][0-9]{6,14}/) != nil
            validator.require(isNumber, "recipient.phone", "must be a telephone number such as +4915112345678")
        }
        if let push = recipient.push {
            push.validate("recipient.push", &validator)
        } else {
            validator.require(channel != .push, "recipient.push", "is required")
        }
        validator.require(channel != .inApp || recipient.userID != nil, "recipient.user_id", "is required")
        if let name = recipient.name { _ = validator.text(name, "recipient.name", 0...200) }
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
