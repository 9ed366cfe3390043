import CampusCore

/// What `events.decide` said about one command.
enum RSVPDecision: Sendable {
    /// A seat or a place in line that was given now.
    case given(RSVP)
    /// The person has one already.
    case existing(RSVP)
    /// The same request was answered before: the JSON of that ``RSVPAnswer``.
    case repeated(answer: String)
    /// What was asked about an RSVP was done.
    case done(RSVP)
    /// It had been done before.
    case already(RSVP)
    case refused(Refusal)

    /// Why not; the raw values are the function's outcomes.
    enum Refusal: String, Sendable {
        case eventNotFound = "not_found"
        case eventCancelled = "event_cancelled"
        case eventOver = "event_over"
        case notOpen = "not_open"
        case closed
        case full
        case noGuests = "no_guests"
        case keyReused = "key_reused"
        case rsvpNotFound = "no_such_rsvp"
        case isCheckedIn = "is_checked_in"
        case isCancelled = "is_cancelled"
        case isWaitlisted = "is_waitlisted"
        case tooLate = "too_late"
    }
}
