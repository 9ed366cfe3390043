import CampusCore
import Foundation

@testable import NotificationService

extension NotificationRequest {
    /// Something to be told to Zoë.
    static func to(
        _ channel: NotificationChannel = .email,
        _ template: String = "rsvp_confirmed",
        id: UUID = .version7(),
        userID: UUID? = nil,
        email: String? = "zoe@campus.example",
        phone: String? = nil,
        endpoint: String? = nil,
        subject: [String: ContextValue] = [:],
        context: [String: ContextValue] = [:],
        sendAt: Date? = nil
    ) -> NotificationRequest {
        var recipient = Recipient(userID: userID, name: "Zoë", email: email, phone: phone)
        recipient.push = endpoint.map {
            PushSubscription(
                id: .version7(),
                endpoint: $0,
                p256dh: Base64URL.encode(Data(repeating: 4, count: 65)),
                auth: Base64URL.encode(Data(repeating: 1, count: 16))
            )
        }
        return NotificationRequest(
            id: id,
            channel: channel,
            template: template,
            recipient: recipient,
            subject: subject,
            context: context,
            sendAt: sendAt
        )
    }
}
