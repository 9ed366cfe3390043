import CampusCore
import Foundation

/// One line of the audit log, as it is shown.
struct AuditEntry: Encodable, Sendable {
    /// Rises with each line.
    let id: Int
    let at: Date
    /// Such as `event.published`.
    let action: String
    let actorID: WireID?
    let actorName: String?
    /// The event, venue, group or person that it happened to.
    let subjectID: WireID
    /// As it is called now, an event by its title; nil where it is gone, and where the log is of it alone.
    let subjectName: String?
    /// What else is to say: `fields` that changed, or a `reason`.
    let detail: JSONValue

    private enum CodingKeys: String, CodingKey {
        case id, at, action
        case actorID = "actor_id"
        case actorName = "actor_name"
        case subjectID = "subject_id"
        case subjectName = "subject_name"
        case detail
    }
}
