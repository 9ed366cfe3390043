import CampusCore
import Foundation

/// What a reader of a list asked for.
struct EventFilter: Equatable, Sendable {
    /// The order of a list; the raw values are the wire's.
    enum Sort: String, CaseIterable, Sendable {
        /// The next first, or, of what is over, the latest.
        case time
        /// The best match of the search first.
        case relevance
        /// The most wanted first, as of the last minute.
        case popularity
    }

    /// Any of them; empty for all.
    var categories: [EventCategory] = []
    var search: String?
    /// Whether titles that are nearly like the search will do.
    var isTolerant = false
    /// Nil for what is upcoming or ongoing.
    var status: EventStatus?
    /// The event begins at this time or later.
    var from: Date?
    /// The event begins before this time.
    var to: Date?
    var venueID: UUID?
    var organizerID: UUID?
    var groupID: UUID?
    var sort: Sort = .time
    var after: EventCursor?
    var limit = 50
}
