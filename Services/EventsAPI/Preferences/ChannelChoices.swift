/// By which channels a person wants to be told things of each kind: the defaults, and what the person has otherwise.
struct ChannelChoices: Equatable, Sendable {
    /// What differs from the default.
    private(set) var exceptions: [Exception: Bool] = [:]

    /// One place in the table of kinds and channels.
    struct Exception: Hashable, Sendable {
        let kind: NotificationKind
        let channel: NotificationChannel
    }

    init() {}

    subscript(_ kind: NotificationKind, _ channel: NotificationChannel) -> Bool {
        get { exceptions[Exception(kind: kind, channel: channel)] ?? kind.defaultChannels.contains(channel) }
        set {
            let isDefault = newValue == kind.defaultChannels.contains(channel)
            exceptions[Exception(kind: kind, channel: channel)] = isDefault ? nil : newValue
        }
    }
}

extension ChannelChoices {
    /// Reads ``texts``; what a later version wrote and this one does not know is left out.
    init(texts: [String]) {
        for text in texts {
            let parts = text.split(separator: " ")
            guard parts.count == 3, let kind = NotificationKind(rawValue: String(parts[0])),
                let channel = NotificationChannel(rawValue: String(parts[1]))
            else { continue }
            self[kind, channel] = parts[2] == "true"
        }
    }
}

extension ChannelChoices: Codable {
    /// `{"rsvp": {"email": true, …}, …}` with every place of the table.
    func encode(to encoder: any Encoder) throws {
        var kinds = encoder.container(keyedBy: Name.self)
        for kind in NotificationKind.allCases {
            var channels = kinds.nestedContainer(keyedBy: Name.self, forKey: Name(kind.rawValue))
            for channel in NotificationChannel.allCases {
                try channels.encode(self[kind, channel], forKey: Name(channel.rawValue))
            }
        }
    }

    init(from decoder: any Decoder) throws {
        let kinds = try decoder.container(keyedBy: Name.self)
        for kind in NotificationKind.allCases {
            let channels = try kinds.nestedContainer(keyedBy: Name.self, forKey: Name(kind.rawValue))
            for channel in NotificationChannel.allCases {
                self[kind, channel] = try channels.decode(Bool.self, forKey: Name(channel.rawValue))
            }
        }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
