import CampusCore
import Foundation
import Postgres

/// The SQL of the consent log, to which is only added.
struct ConsentStore: Sendable {
    let database: any PostgresDatabase

    /// Adds a line, unless the latest of its kind says the same already.
    ///
    /// - Returns: the line that stands, and whether it was added now.
    func add(_ kind: ConsentKind, version: String, isGiven: Bool, userID: UUID) async throws -> (Consent, isNew: Bool) {
        let row = try await database.write(
            """
            WITH latest AS (
                SELECT kind, version, is_given, at FROM events.consents
                WHERE user_id = \(userID) AND kind = \(kind.rawValue) ORDER BY id DESC LIMIT 1
            ), added AS (
                INSERT INTO events.consents (user_id, kind, version, is_given)
                SELECT \(userID), \(kind.rawValue), \(version), \(isGiven)
                WHERE NOT EXISTS (SELECT FROM latest WHERE version = \(version) AND is_given = \(isGiven))
                RETURNING kind, version, is_given, at
            )
            SELECT *, true AS is_new FROM added
            UNION ALL SELECT *, false FROM latest WHERE NOT EXISTS (SELECT FROM added)
            """
        ).first
        guard let row else { throw PostgresError.noRow("INSERT INTO events.consents") }
        return (try Self.consent(row), try row.get("is_new"))
    }

    /// A page of a person's log, the latest first, with the ids that the next page begins behind.
    func list(userID: UUID, before id: Int?, limit: Int) async throws -> [(id: Int, consent: Consent)] {
        try await database.read(
            """
            SELECT id, kind, version, is_given, at FROM events.consents
            WHERE user_id = \(userID) AND (\(id)::bigint IS NULL OR id < \(id)) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { (try $0.get("id"), try Self.consent($0)) }
    }

    private static func consent(_ row: PostgresRow) throws -> Consent {
        Consent(
            kind: try row.get("kind"),
            version: try row.get("version"),
            isGiven: try row.get("is_given"),
            at: try row.get("at")
        )
    }
}
