import CampusCore

/// An event with the reason why it is shown to this person, beside the event's own members.
struct SuggestedEvent: Encodable, Sendable {
    let event: Event
    let reason: SuggestionReason

    private enum CodingKeys: String, CodingKey {
        case reason
        case code = "reason_code"
        case parameters = "reason_parameters"
    }

    func encode(to encoder: any Encoder) throws {
        try event.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(reason.sentence, forKey: .reason)
        try container.encode(reason.code, forKey: .code)
        try container.encode(reason.parameters, forKey: .parameters)
    }
}
