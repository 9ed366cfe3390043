import Foundation

/// Something that is told one person by one channel, as it goes to notification-service.
struct OutgoingNotification: Sendable {
    let id: UUID
    let channel: NotificationChannel
    /// The push subscription that it goes to.
    let browserID: UUID?
    let userID: UUID?
    let eventID: UUID?
    let template: String
    /// The JSON object of `POST notifications`.
    let json: [UInt8]
}
