import CampusCore
import ServiceKit

/// Who changed what, for administrators.
struct AuditLog: Sendable {
    let store: AuditStore

    /// A page of the log, the latest first, and where the next begins.
    ///
    /// - Throws: ``Problem`` 403.
    func entries(_ filter: AuditFilter, for identity: Identity) async throws -> (
        entries: [AuditEntry], next: PageCursor?
    ) {
        guard identity.role == .admin else { throw Problem(.forbidden, "Only administrators read the audit log") }
        let entries = try await store.entries(filter)
        let last = entries.count == filter.limit ? entries.last : nil
        return (entries, last.map { PageCursor(["\($0.id)"]) })
    }
}
