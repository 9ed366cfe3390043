import CampusCore
import Foundation

/// What stands for somebody who left, wherever others need a line to stay; the same is written in
/// `users_deleted_are_nobody` and `events.anonymised`.
enum DeletedPerson {
    static let name = "Deleted person"

    /// An address of nobody: no mail server knows the domain (RFC 2606 §2), and mails to it are never handed over.
    static func email(_ id: UUID) -> String { "deleted-\(id.wire)@invalid" }
}
