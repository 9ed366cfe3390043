import CampusCore
import Foundation

/// A notification that was given up, with what went wrong; as administrators see it.
struct FailedNotification: Encodable, Sendable {
    let id: WireID
    let userID: WireID?
    let name: String?
    let address: String?
    let channel: NotificationChannel
    let template: String
    let eventID: WireID?
    let attempts: Int
    let lastError: String?
    /// What each attempt ended with, the latest last.
    let errors: [AttemptError]
    let sendAt: Date
    let failedAt: Date

    /// What came of one attempt.
    struct AttemptError: Codable, Sendable {
        let at: Date
        let attempt: Int
        let error: String
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case userID = "user_id"
        case name, address, channel, template
        case eventID = "event_id"
        case attempts
        case lastError = "last_error"
        case errors
        case sendAt = "send_at"
        case failedAt = "failed_at"
    }

    init(_ notification: Notification, errors: [AttemptError], failedAt: Date) {
        id = notification.id
        userID = notification.recipient.userID.map(WireID.init)
        name = notification.recipient.name
        address = notification.maskedAddress
        channel = notification.channel
        template = notification.template
        eventID = notification.eventID.map(WireID.init)
        attempts = notification.attempts
        lastError = notification.lastError
        self.errors = errors
        sendAt = notification.sendAt
        self.failedAt = failedAt
    }
}
