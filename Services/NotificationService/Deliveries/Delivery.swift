import CampusCore
import Foundation

/// What became of one notification about an event, as its organizers see it.
struct Delivery: Encodable, Sendable {
    let id: WireID
    let userID: WireID?
    let name: String?
    /// Where it went, as far as somebody needs who compares it with what a person says.
    let address: String?
    let channel: NotificationChannel
    let template: String
    let status: Notification.Status
    /// Why it is not delivered, or was not at first.
    let why: String?
    let attempts: Int
    let createdAt: Date
    let sendAt: Date
    let sentAt: Date?
    let deliveredAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id
        case userID = "user_id"
        case name, address, channel, template, status, why, attempts
        case createdAt = "created_at"
        case sendAt = "send_at"
        case sentAt = "sent_at"
        case deliveredAt = "delivered_at"
    }

    init(_ notification: Notification, createdAt: Date) {
        id = notification.id
        userID = notification.recipient.userID.map(WireID.init)
        name = notification.recipient.name
        address = notification.maskedAddress
        channel = notification.channel
        template = notification.template
        status = notification.status
        why = notification.lastError
        attempts = notification.attempts
        self.createdAt = createdAt
        sendAt = notification.sendAt
        sentAt = notification.sentAt
        deliveredAt = notification.deliveredAt
    }
}
