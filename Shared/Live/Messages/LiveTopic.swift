public import struct Foundation.UUID

/// What a client of the live connection asks to be told of.
public enum LiveTopic: Hashable, Sendable {
    /// Every public change.
    case all
    case event(UUID)
    /// What concerns the signed-in person.
    case me

    /// Reads `all`, `me` or `event:ID`; nil for what is not known.
    public init?(text: some StringProtocol) {
        switch text {
        case "all": self = .all
        case "me": self = .me
        default:
            guard text.hasPrefix("event:"), let id = UUID(uuidString: String(text.dropFirst(6))) else { return nil }
            self = .event(id)
        }
    }

    /// As clients write it.
    public var text: String {
        switch self {
        case .all: "all"
        case .me: "me"
        case .event(let id): "event:\(id.uuidString.lowercased())"
        }
    }
}
