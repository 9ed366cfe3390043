import Foundation

/// What an administrator asked for of the audit log.
struct AuditFilter: Equatable, Sendable {
    var actorID: UUID?
    var subjectID: UUID?
    /// Such as `event.published`, or all of a kind: `event.`.
    var action: String?
    /// From this time on.
    var from: Date?
    /// Up to this time, which is no longer part of it.
    var to: Date?
    /// Older than this line.
    var before: Int?
    var limit = 50
}
