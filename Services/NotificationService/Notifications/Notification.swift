import CampusCore
import Foundation

/// A notification as it stands: what was asked, and what became of it.
struct Notification: Codable, Sendable {
    enum Status: String, Codable, Sendable {
        case queued, sent, delivered, bounced, suppressed, failed
    }

    let id: WireID
    let template: String
    let recipient: NotificationRequest.Recipient
    let subject: [String: ContextValue]
    var context: [String: ContextValue]
    let sendAt: Date
    let status: Status
    let attempts: Int
    let lastError: String?

    private enum CodingKeys: String, CodingKey {
        case id, template, recipient, subject, context
        case sendAt = "send_at"
        case status, attempts
        case lastError = "last_error"
    }
}
