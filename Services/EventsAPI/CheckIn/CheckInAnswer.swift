import CampusCore

/// What the person at the door is answered.
struct CheckInAnswer: Codable, Sendable {
    let rsvp: RSVP
    /// False when the person had come in before; the RSVP says when.
    let isNew: Bool
    /// How many have come in, this one and those at other doors included.
    let checkedInCount: Int
    let confirmedCount: Int

    private enum CodingKeys: String, CodingKey {
        case rsvp
        case isNew = "is_new"
        case checkedInCount = "checked_in_count"
        case confirmedCount = "confirmed_count"
    }
}
