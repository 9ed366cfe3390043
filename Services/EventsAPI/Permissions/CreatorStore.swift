import CampusCore
import Foundation
import Postgres

/// The SQL of who may make something.
struct CreatorStore: Sendable {
    let database: any PostgresDatabase

    /// - Parameter groupID: the group that the new thing shall belong to.
    /// - Returns: nil when the account is gone.
    func creator(_ identity: Identity, groupID: UUID?) async throws -> Creator? {
        try await database.read(
            """
            SELECT email_verified_at IS NOT NULL AS is_verified, is_trusted,
                (
                    SELECT member.role FROM events.group_members AS member
                    WHERE member.group_id = \(groupID)::uuid AND member.user_id = person.id
                ) AS group_role,
                EXISTS (SELECT FROM events.groups WHERE id = \(groupID)::uuid) AS group_exists
            FROM events.users AS person WHERE person.id = \(identity.userID) AND person.deleted_at IS NULL
            """
        ).first.map { row in
            Creator(
                role: identity.role,
                isVerified: try row.get("is_verified"),
                isTrusted: try row.get("is_trusted"),
                groupRole: try row.get("group_role"),
                groupExists: try row.get("group_exists")
            )
        }
    }
}
