/// What people are told about, as far as they choose by which channels; the raw values are the database's and the
/// wire's.
enum NotificationKind: String, Codable, Sendable, CaseIterable {
    /// One's own seat, or place in line.
    case rsvp
    /// What one has a seat at has changed, or is cancelled.
    case eventChanged = "event_changed"
    case reminder
    /// Events of categories that one chose, and one's own when they are published.
    case newEvent = "new_event"
    /// What organizers ask administrators for, and what becomes of it.
    case approval
    /// What organizers write to those who come.
    case message

    /// Whether guests can leave it too. What happens to their seat, and to the event, they must know.
    var isOptionalForGuests: Bool { self == .reminder || self == .message }

    /// The channels of whoever chose none. An SMS costs money and must be asked for.
    var defaultChannels: Set<NotificationChannel> {
        switch self {
        case .rsvp, .eventChanged, .reminder, .message: [.email, .push, .inApp]
        case .newEvent, .approval: [.email, .inApp]
        }
    }
}
