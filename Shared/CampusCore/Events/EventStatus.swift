public import Foundation

/// Where an event stands, as clients see it.
///
/// `ongoing` and `completed` follow from the clock and are never stored; see ``EventState``.
public enum EventStatus: String, Codable, Sendable, CaseIterable {
    case draft, pending, upcoming, ongoing, completed, cancelled

    /// What is stored for it.
    public var state: EventState {
        switch self {
        case .draft: .draft
        case .pending: .pending
        case .upcoming, .ongoing, .completed: .published
        case .cancelled: .cancelled
        }
    }
}

/// Where an event stands, as the database stores it.
public enum EventState: String, Codable, Sendable, CaseIterable {
    case draft, pending, published, cancelled

    /// The status on the wire at `now` for an event that lasts from `start` to `end`.
    public func status(start: Date, end: Date, now: Date) -> EventStatus {
        switch self {
        case .draft: .draft
        case .pending: .pending
        case .cancelled: .cancelled
        case .published where now < start: .upcoming
        case .published where now < end: .ongoing
        case .published: .completed
        }
    }
}
