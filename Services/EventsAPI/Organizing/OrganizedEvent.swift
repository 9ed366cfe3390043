import CampusCore

/// An event that somebody organizes or works at, with what they are to it beside the event's own members.
struct OrganizedEvent: Encodable, Sendable {
    let event: Event
    let part: EventPart

    private enum CodingKeys: String, CodingKey {
        case part = "my_part"
    }

    func encode(to encoder: any Encoder) throws {
        try event.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(part.rawValue, forKey: .part)
    }
}
