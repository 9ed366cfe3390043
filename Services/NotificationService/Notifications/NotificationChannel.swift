import Postgres

/// The way a notification goes.
enum NotificationChannel: String, Codable, CaseIterable, Sendable {
    case email, sms, push
    case inApp = "in_app"

    /// Those with a queue and a worker; what is shown in the app is there as soon as its row is.
    static let queued: [NotificationChannel] = [.email, .sms, .push]
}

extension NotificationChannel: PostgresEncodable, PostgresDecodable {}
