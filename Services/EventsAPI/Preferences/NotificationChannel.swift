/// A way in which people are told something; the raw values are the database's and the wire's.
enum NotificationChannel: String, Codable, Sendable, CaseIterable {
    case email
    case sms
    case push
    case inApp = "in_app"
}
