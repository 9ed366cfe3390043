import CampusCore
import Foundation
import ServiceKit

/// A notification as it stands: what was asked, and what became of it.
struct Notification: Codable, Sendable {
    enum Status: String, Codable, CaseIterable, Sendable {
        case queued, sent, delivered, bounced, suppressed, failed
    }

    let id: WireID
    var channel = NotificationChannel.email
    let template: String
    var language = "en"
    var recipient: NotificationRequest.Recipient
    let subject: [String: ContextValue]
    var context: [String: ContextValue]
    let sendAt: Date
    var priority = 0
    let status: Status
    let attempts: Int
    let lastError: String?
    var sentAt: Date?
    var deliveredAt: Date?
    var readAt: Date?
    /// What sending it is a part of; nobody is told it.
    var trace: TraceContext?

    private enum CodingKeys: String, CodingKey {
        case id, channel, template, language, recipient, subject, context
        case sendAt = "send_at"
        case priority, status, attempts
        case lastError = "last_error"
        case sentAt = "sent_at"
        case deliveredAt = "delivered_at"
        case readAt = "read_at"
    }
}
