/// How somebody's RSVP stands for them, as they sort their events; the raw values are the wire's.
enum OwnRSVPState: String, CaseIterable, Sendable {
    /// A seat at what is on or yet to come.
    case coming
    /// A place in line for one.
    case waitlisted
    /// The event is over.
    case past
    /// The RSVP was cancelled, or the event.
    case cancelled
}
