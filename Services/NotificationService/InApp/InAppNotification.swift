import CampusCore
import Foundation

/// A notification as the app shows it, in its reader's language.
struct InAppNotification: Encodable, Sendable {
    let id: WireID
    let template: String
    let title: String
    let body: String
    /// Where it leads.
    let url: String?
    let eventID: String?
    let createdAt: Date
    let readAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id, template, title, body, url
        case eventID = "event_id"
        case createdAt = "created_at"
        case readAt = "read_at"
    }
}
