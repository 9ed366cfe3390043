import CampusCore

/// What somebody asked for of the events that they organize.
struct OrganizedEventFilter: Equatable, Sendable {
    /// Any of them; empty for all.
    var statuses: [EventStatus] = []
    /// What they are to the event, any of them; empty for all.
    var parts: [EventPart] = []
    var after: EventCursor?
    var limit = 50

    /// The next first; of what is over, when nothing else is asked for, the latest.
    var isLatestFirst: Bool { !statuses.isEmpty && statuses.allSatisfy { $0 == .completed || $0 == .cancelled } }
}
