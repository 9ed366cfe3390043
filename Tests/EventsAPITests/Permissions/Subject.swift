/// What a request is about, where that decides whether it is answered.
enum Subject: String {
    /// A published event, an attendee's RSVP, somebody else's membership, what needs no secret.
    case usual
    /// An event that only those who manage it see.
    case draft
    /// A guest's RSVP, with the code that the guest was mailed.
    case guest
    /// The asker's own membership.
    case own
    /// The request carries the secret that the route wants.
    case secret
    /// The request carries another.
    case wrongSecret
}
