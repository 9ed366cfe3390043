import CampusCore

/// How a person wants to be told things.
struct NotificationPreferences: Codable, Equatable, Sendable {
    var language: Language
    /// The telephone, in the form of E.164; nil for who gave none.
    let phone: String?
    /// Whether the person typed in the code that was sent there; without that it gets no SMS.
    let phoneVerified: Bool
    /// Whose new events the person hears of, in the order of the list of all.
    var categories: [EventCategory]
    var channels: ChannelChoices

    private enum CodingKeys: String, CodingKey {
        case language, phone
        case phoneVerified = "phone_verified"
        case categories, channels
    }

    /// With `phone: null` for who has none, so that clients see that there is the member.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(language, forKey: .language)
        try container.encode(phone, forKey: .phone)
        try container.encode(phoneVerified, forKey: .phoneVerified)
        try container.encode(categories, forKey: .categories)
        try container.encode(channels, forKey: .channels)
    }
}
