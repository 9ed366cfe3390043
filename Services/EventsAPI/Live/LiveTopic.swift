import Foundation

/// What a client of the live connection asks to be told of.
enum LiveTopic: Hashable, Sendable {
    /// Every public change.
    case all
    case event(UUID)
    /// What concerns the signed-in person.
    case me

    init?(text: String) {
        switch text {
        case "all": self = .all
        case "me": self = .me
        default:
            guard text.hasPrefix("event:"), let id = UUID(uuidString: String(text.dropFirst(6))) else { return nil }
            self = .event(id)
        }
    }
}
