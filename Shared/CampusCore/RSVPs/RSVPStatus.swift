/// What was decided about a seat.
public enum RSVPStatus: String, Codable, Sendable, CaseIterable {
    case confirmed, waitlisted, cancelled
}
