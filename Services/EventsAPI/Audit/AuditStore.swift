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
            SELECT l.id, l.at, l.action, l.actor_id, u.name AS actor_name, l.subject_id, NULL::text AS subject_name,
                l.detail::text AS detail
            FROM events.audit_log AS l LEFT JOIN events.users AS u ON u.id = l.actor_id
            WHERE l.subject_id = \(subjectID) ORDER BY l.id LIMIT 1000
            """
        ).map(Self.entry)
    }

    /// A page of the whole log, the latest first.
    func entries(_ filter: AuditFilter) async throws -> [AuditEntry] {
        try await database.read(Self.query(filter)).map(Self.entry)
    }

    static func query(_ filter: AuditFilter) -> PostgresQuery {
        var conditions: [PostgresQuery] = []
        if let actorID = filter.actorID { conditions.append("l.actor_id = \(actorID)") }
        if let subjectID = filter.subjectID { conditions.append("l.subject_id = \(subjectID)") }
        if let action = filter.action {
            conditions.append(
                action.hasSuffix(".") ? "starts_with(l.action, \(action))" : "l.action = \(action)"
            )
        }
        if let from = filter.from { conditions.append("l.at >= \(from)") }
        if let to = filter.to { conditions.append("l.at < \(to)") }
        if let before = filter.before { conditions.append("l.id < \(before)") }
        return """
            SELECT l.id, l.at, l.action, l.actor_id, u.name AS actor_name, l.subject_id,
                coalesce(e.title, v.name, g.name, p.name) AS subject_name, l.detail::text AS detail
            FROM events.audit_log AS l
                LEFT JOIN events.users AS u ON u.id = l.actor_id
                LEFT JOIN events.events AS e ON e.id = l.subject_id
                LEFT JOIN events.venues AS v ON v.id = l.subject_id
                LEFT JOIN events.groups AS g ON g.id = l.subject_id
                LEFT JOIN events.users AS p ON p.id = l.subject_id
            WHERE \(.all(conditions)) ORDER BY l.id DESC LIMIT \(filter.limit)
            """
    }

    private static func entry(_ row: PostgresRow) throws -> AuditEntry {
        AuditEntry(
            id: try row.get("id"),
            at: try row.get("at"),
            action: try row.get("action"),
            actorID: try row.get("actor_id", as: UUID?.self).map(WireID.init),
            actorName: try row.get("actor_name"),
            subjectID: WireID(try row.get("subject_id")),
            subjectName: try row.get("subject_name"),
            detail: try WireJSON.decoder().decode(
                JSONValue.self,
                from: Data(try row.get("detail", as: String.self).utf8)
            )
        )
    }
}
