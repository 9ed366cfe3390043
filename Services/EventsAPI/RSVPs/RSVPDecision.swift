import CampusCore

/// What `events.decide_rsvps` said about one arrival.
enum RSVPDecision: Sendable {
    /// A seat or a place in line that was given now.
    case given(RSVP)
    /// The person has one already.
    case existing(RSVP)
    case refused(Refusal)

    /// Why there is no seat; the raw values are the function's outcomes.
    enum Refusal: String, Sendable {
        case eventNotFound = "not_found"
        case eventCancelled = "event_cancelled"
        case eventOver = "event_over"
        case notOpen = "not_open"
        case closed
        case full
    }
}
