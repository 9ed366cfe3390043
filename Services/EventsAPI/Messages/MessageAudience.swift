/// To which of an event's attendees its organizer writes.
enum MessageAudience: String, CaseIterable, Codable, Sendable {
    case confirmed
    case waitlisted
    case everyone
}
