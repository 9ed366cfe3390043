import CampusCore
import Foundation
import Postgres

/// Reads the audit log; what is written to it commits with the change it tells of, and stands with that.
struct AuditStore: Sendable {
    let database: PostgresClient

    /// What happened to one event or venue, the first first.
    func entries(subjectID: UUID) async throws -> [AuditEntry] {
        try await database.read(
            """
            SELECT l.at, l.action, l.actor_id, u.name AS actor_name, l.detail::text AS detail
            FROM events.audit_log AS l LEFT JOIN events.users AS u ON u.id = l.actor_id
            WHERE l.subject_id = \(subjectID) ORDER BY l.id LIMIT 1000
            """
        ).map { row in
            AuditEntry(
                at: try row.get("at"),
                action: try row.get("action"),
                actorID: try row.get("actor_id", as: UUID?.self).map(WireID.init),
                actorName: try row.get("actor_name"),
                detail: try WireJSON.decoder().decode(
                    JSONValue.self,
                    from: Data(try row.get("detail", as: String.self).utf8)
                )
            )
        }
    }
}
