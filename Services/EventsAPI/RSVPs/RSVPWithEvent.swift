import CampusCore

/// An RSVP with its event beside the RSVP's own members, as `users/me/rsvps` answers it.
struct RSVPWithEvent: Encodable, Sendable {
    let rsvp: RSVP
    let event: Event

    private enum CodingKeys: String, CodingKey {
        case event
    }

    func encode(to encoder: any Encoder) throws {
        try rsvp.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(event, forKey: .event)
    }
}
