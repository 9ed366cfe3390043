import CampusCore

/// The body of `PUT users/me/preferences`, and what a merge patch makes of those that are. What is left out is as it is
/// by default; the telephone has routes of its own, and what is said of it here is ignored.
struct PreferencesProposal: Decodable, Sendable {
    let language: String?
    let categories: [String]?
    let channels: JSONValue?
    private let misfits: [FieldError]

    private enum CodingKeys: String, CodingKey {
        case language, categories, channels
    }

    init(from decoder: any Decoder) throws {
        var reader = TolerantReader(container: try decoder.container(keyedBy: CodingKeys.self))
        language = reader.text(.language)
        categories = reader.texts(.categories)
        channels = try reader.json(.channels)
        misfits = reader.misfits
    }

    /// The preferences with a JSON merge patch applied (RFC 7396): null is the default again.
    ///
    /// - Throws: what the coders throw, which for these types is nothing.
    init(_ preferences: NotificationPreferences, merging patch: JSONValue) throws {
        let bytes = try WireJSON.encoder().encode(preferences)
        let merged = try WireJSON.decoder().decode(JSONValue.self, from: bytes).merging(patch)
        self = try WireJSON.decoder().decode(Self.self, from: try WireJSON.encoder().encode(merged))
    }

    struct Validated: Sendable {
        let language: Language
        let categories: [EventCategory]
        let channels: ChannelChoices
    }

    /// - Throws: ``ValidationError`` naming every field that is not valid, such as `channels.rsvp.sms`.
    func validated() throws(ValidationError) -> Validated {
        var validator = Validator(errors: misfits)
        var language: Language = .english
        if let text = self.language { language = validator.choice(text, "language") ?? .english }
        var chosen: Set<EventCategory> = []
        for (index, text) in (categories ?? []).enumerated() {
            let category: EventCategory? = validator.choice(text, "categories.\(index)")
            if let category { chosen.insert(category) }
        }
        let channels = Self.choices(channels ?? .null, &validator)
        try validator.finish()
        return Validated(
            language: language,
            categories: EventCategory.allCases.filter(chosen.contains),
            channels: channels
        )
    }

    private static func choices(_ value: JSONValue, _ validator: inout Validator) -> ChannelChoices {
        var choices = ChannelChoices()
        guard let kinds = members(value, "channels", &validator) else { return choices }
        for kind in NotificationKind.allCases {
            let field = "channels.\(kind.rawValue)"
            guard let channels = members(kinds[kind.rawValue] ?? .null, field, &validator) else { continue }
            for channel in NotificationChannel.allCases {
                switch channels[channel.rawValue] ?? .null {
                case .null: break
                case .boolean(let isWanted): choices[kind, channel] = isWanted
                default: validator.reject("\(field).\(channel.rawValue)", "must be true or false")
                }
            }
        }
        return choices
    }

    /// The members of an object; none of null, which is as good as left out.
    private static func members(
        _ value: JSONValue,
        _ field: String,
        _ validator: inout Validator
    ) -> [String: JSONValue]? {
        switch value {
        case .null: return nil
        case .object(let members): return members
        default:
            validator.reject(field, "must be an object")
            return nil
        }
    }
}
