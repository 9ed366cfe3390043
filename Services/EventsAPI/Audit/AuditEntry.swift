import CampusCore
import Foundation

/// One line of the audit log, as it is shown.
struct AuditEntry: Encodable, Sendable {
    let at: Date
    /// Such as `event.published`.
    let action: String
    let actorID: WireID?
    let actorName: String?
    /// What else is to say: `fields` that changed, or a `reason`.
    let detail: JSONValue

    private enum CodingKeys: String, CodingKey {
        case at, action
        case actorID = "actor_id"
        case actorName = "actor_name"
        case detail
    }
}
