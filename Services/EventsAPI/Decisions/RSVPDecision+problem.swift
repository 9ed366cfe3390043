import ServiceKit

// The one place that says to people why not.
extension RSVPDecision.Refusal: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .eventNotFound: Problem(.notFound, "There is no such event")
        case .eventCancelled: Problem(.conflict, "The event was cancelled", kind: "event-cancelled")
        case .eventOver: Problem(.conflict, "The event is over", kind: "event-over")
        case .notOpen: Problem(.conflict, "RSVPs have not opened yet", kind: "rsvp-not-open")
        case .closed: Problem(.conflict, "RSVPs have closed", kind: "rsvp-closed")
        case .full: Problem(.conflict, "Every seat is taken", kind: "event-full")
        case .noGuests: Problem(.forbidden, "This event takes no guests: sign in", kind: "no-guests")
        case .keyReused: Idempotency.keyReused
        case .rsvpNotFound: Problem(.notFound, "There is no such RSVP")
        case .isCheckedIn: Problem(.conflict, "The person is checked in", kind: "checked-in")
        case .isCancelled: Problem(.conflict, "The RSVP was cancelled", kind: "rsvp-cancelled")
        case .isWaitlisted: Problem(.conflict, "The person waits for a seat", kind: "rsvp-waitlisted")
        case .tooLate:
            Problem(.conflict, "The time to confirm is over; ask for a seat again", kind: "confirmation-expired")
        }
    }
}
