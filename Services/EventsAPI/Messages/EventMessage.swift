import CampusCore
import Foundation

/// An organizer's own words to an event's attendees, as they are shown to who manages it.
struct EventMessage: Codable, Sendable {
    let id: WireID
    let eventID: WireID
    let senderID: WireID
    let senderName: String
    let audience: MessageAudience
    let subject: String
    let message: String
    let createdAt: Date
    /// How many people have been told so far.
    let toldCount: Int
    /// When all of them were; nil until then.
    let toldAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id, audience, subject, message
        case eventID = "event_id"
        case senderID = "sender_id"
        case senderName = "sender_name"
        case createdAt = "created_at"
        case toldCount = "told_count"
        case toldAt = "told_at"
    }
}
