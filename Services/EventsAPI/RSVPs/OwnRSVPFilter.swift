/// What somebody asked for of their own RSVPs.
struct OwnRSVPFilter: Equatable, Sendable {
    /// Any of them; empty for all.
    var states: [OwnRSVPState] = []
    var after: EventCursor?
    var limit = 50

    /// The next event first; of what is over, when nothing else is asked for, the latest.
    var isLatestFirst: Bool { !states.isEmpty && states.allSatisfy { $0 == .past || $0 == .cancelled } }
}
