import Foundation

/// What is true now of that which a notification is about, as `events.notification_state` says it.
struct EventState: Equatable, Sendable {
    let event: String
    let startTime: Date
    /// The status of the RSVP that the notification is about; nil when it is about none.
    let rsvp: String?
}
