import CampusCore
import Foundation
import Postgres

/// The SQL of sessions.
struct SessionStore: Sendable {
    let database: any PostgresDatabase

    /// Begins a session, unless the person's tokens were revoked since `version` was read, or the person is gone.
    ///
    /// - Returns: the version that the session's tokens carry.
    func insert(id: UUID, userID: UUID, version: Int?, userAgent: String, now: Date, expiry: Date) async throws -> Int?
    {
        try await database.write(
            """
            WITH person AS (
                SELECT id, token_version FROM events.users
                WHERE id = \(userID) AND token_version = coalesce(\(version)::integer, token_version) FOR SHARE
            ), session AS (
                INSERT INTO events.sessions (id, user_id, user_agent, created_at, refreshed_at, expires_at)
                SELECT \(id), person.id, left(\(userAgent), 200), \(now), \(now), \(expiry) FROM person
            )
            SELECT token_version FROM person
            """
        ).first?.get("token_version")
    }

    /// The session, locked until the transaction ends.
    func locked(id: UUID) async throws -> StoredSession? {
        try await database.write(
            """
            SELECT s.id AS session_id, s.generation, s.created_at, s.refreshed_at, s.expires_at, s.revoked_at,
                u.token_version, u.id, u.email, u.name, u.public_name, u.role, u.affiliation, u.is_trusted,
                u.email_verified_at IS NOT NULL AS is_verified
            FROM events.sessions AS s JOIN events.users AS u ON u.id = s.user_id
            WHERE s.id = \(id) FOR NO KEY UPDATE OF s
            """
        ).first.map { row in
            StoredSession(
                id: try row.get("session_id"),
                generation: try row.get("generation"),
                createdAt: try row.get("created_at"),
                refreshedAt: try row.get("refreshed_at"),
                expiresAt: try row.get("expires_at"),
                revokedAt: try row.get("revoked_at"),
                user: try AccountStore.user(row),
                tokenVersion: try row.get("token_version")
            )
        }
    }

    /// Whose session it is, if it is not over.
    func person(sessionID: UUID) async throws -> UUID? {
        try await database.read(
            "SELECT user_id FROM events.sessions WHERE id = \(sessionID) AND revoked_at IS NULL"
        ).first?.get("user_id")
    }

    /// Raises the session's generation.
    func rotate(id: UUID, now: Date, expiry: Date) async throws {
        _ = try await database.write(
            """
            UPDATE events.sessions SET generation = generation + 1, refreshed_at = \(now), expires_at = \(expiry)
            WHERE id = \(id)
            """
        )
    }

    /// Ends one session of a person.
    ///
    /// - Parameter action: what the audit log calls it.
    /// - Returns: whether there was one.
    func end(id: UUID, userID: UUID, action: String) async throws -> Bool {
        try await database.write(
            """
            WITH ended AS (
                UPDATE events.sessions SET revoked_at = now()
                WHERE id = \(id) AND user_id = \(userID) AND revoked_at IS NULL RETURNING id
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
                SELECT \(userID), \(action), \(userID), jsonb_build_object('session_id', id) FROM ended
            )
            SELECT id FROM ended
            """
        ).first != nil
    }

    /// Ends every session of a person but one.
    func endOthers(userID: UUID, but sessionID: UUID?) async throws {
        _ = try await database.write(
            """
            UPDATE events.sessions SET revoked_at = now()
            WHERE user_id = \(userID) AND revoked_at IS NULL AND id IS DISTINCT FROM \(sessionID)
            """
        )
    }

    /// Ends every session of a person and makes every token void that was signed for them.
    func endAll(userID: UUID) async throws {
        _ = try await database.write(
            """
            WITH ended AS (
                UPDATE events.sessions SET revoked_at = now() WHERE user_id = \(userID) AND revoked_at IS NULL
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id)
                VALUES (\(userID), 'account.signed_out_everywhere', \(userID))
            )
            UPDATE events.users SET token_version = token_version + 1, tokens_revoked_at = now()
            WHERE id = \(userID)
            """
        )
    }

    func sessions(of identity: Identity, now: Date) async throws -> [SessionSummary] {
        try await database.read(
            """
            SELECT id, user_agent, created_at, refreshed_at FROM events.sessions
            WHERE user_id = \(identity.userID) AND revoked_at IS NULL AND expires_at > \(now)
            ORDER BY refreshed_at DESC, id LIMIT 100
            """
        ).map { row in
            let id: UUID = try row.get("id")
            return SessionSummary(
                id: WireID(id),
                userAgent: try row.get("user_agent"),
                createdAt: try row.get("created_at"),
                lastUsedAt: try row.get("refreshed_at"),
                isCurrent: id == identity.sessionID
            )
        }
    }

    /// What was revoked lately.
    ///
    /// - Parameter lifetime: how long a token lives, in seconds; what was revoked before is of nobody's token. A
    ///   minute is added for a transaction that takes long and clocks that differ.
    func revocations(within lifetime: Int) async throws -> Revocations {
        let rows = try await database.read(
            """
            SELECT id, NULL::integer AS version FROM events.sessions
            WHERE revoked_at > now() - make_interval(secs => \(lifetime + 60))
            UNION ALL
            SELECT id, token_version FROM events.users
            WHERE tokens_revoked_at > now() - make_interval(secs => \(lifetime + 60))
            """
        )
        var revocations = Revocations()
        for row in rows {
            let id: UUID = try row.get("id")
            if let version: Int = try row.get("version") {
                revocations.versions[id] = version
            } else {
                revocations.sessions.insert(id)
            }
        }
        return revocations
    }

    /// Whether a token of this identity is still good.
    func isGood(_ identity: Identity) async throws -> Bool {
        try await database.read(
            """
            SELECT FROM events.users AS u LEFT JOIN events.sessions AS s ON s.id = \(identity.sessionID)
            WHERE u.id = \(identity.userID) AND u.token_version <= \(identity.tokenVersion) AND s.revoked_at IS NULL
            """
        ).first != nil
    }
}
