import CampusCore

/// An event with the reason why it is shown to this person, beside the event's own members.
struct SuggestedEvent: Encodable, Sendable {
    let event: Event
    /// A sentence for the person.
    let reason: String

    private enum CodingKeys: String, CodingKey {
        case reason
    }

    func encode(to encoder: any Encoder) throws {
        try event.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(reason, forKey: .reason)
    }
}
