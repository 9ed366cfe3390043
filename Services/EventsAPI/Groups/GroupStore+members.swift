import CampusCore
import Foundation
import Postgres

extension GroupStore {
    /// A page of the group's members, by name.
    func members(of id: UUID, after: (name: String, id: UUID)?, limit: Int) async throws -> [GroupMember] {
        let place: PostgresQuery =
            after.map { "AND (events.fold(u.name), u.id) > (events.fold(\($0.name)), \($0.id)::uuid)" } ?? ""
        return try await database.read(
            """
            SELECT u.id, u.name, u.email, m.role, m.added_at
            FROM events.group_members AS m JOIN events.users AS u ON u.id = m.user_id
            WHERE m.group_id = \(id) \(place) ORDER BY events.fold(u.name), u.id LIMIT \(limit)
            """
        ).map(Self.member)
    }

    func member(_ userID: UUID, of id: UUID) async throws -> GroupMember? {
        try await database.read(
            """
            SELECT u.id, u.name, u.email, m.role, m.added_at
            FROM events.group_members AS m JOIN events.users AS u ON u.id = m.user_id
            WHERE m.group_id = \(id) AND m.user_id = \(userID)
            """
        ).first.map(Self.member)
    }

    /// Whose account it is; nil when there is none.
    func userID(of person: GroupMemberProposal.Person) async throws -> UUID? {
        let condition: PostgresQuery =
            switch person {
            case .email(let email): "email = \(email)"
            case .id(let id): "id = \(id)"
            }
        return try await database.read(
            "SELECT id FROM events.users WHERE \(condition) AND deleted_at IS NULL"
        ).first?.get("id")
    }

    /// Whether the group has an owner beside this person. The caller holds the group's row lock.
    func hasOwner(_ id: UUID, beside userID: UUID) async throws -> Bool {
        try await database.read(
            """
            SELECT EXISTS (
                SELECT FROM events.group_members WHERE group_id = \(id) AND role = 'owner' AND user_id <> \(userID)
            ) AS has_owner
            """
        ).first?.get("has_owner") ?? false
    }

    /// Adds a member, or gives one another role.
    ///
    /// - Parameter old: the role that the person has; nil for who is no member yet.
    func setRole(_ role: GroupRole, of userID: UUID, in id: UUID, from old: GroupRole?, by actor: UUID) async throws {
        let action = old == nil ? "group.member_added" : "group.member_changed"
        _ = try await database.write(
            """
            WITH member AS (
                INSERT INTO events.group_members (group_id, user_id, role, added_by)
                VALUES (\(id), \(userID), \(role.rawValue), \(actor))
                ON CONFLICT (group_id, user_id) DO UPDATE SET role = excluded.role
                RETURNING group_id, user_id, role
            )
            INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
            SELECT \(actor), \(action), group_id, jsonb_strip_nulls(
                jsonb_build_object('user_id', user_id, 'role', role, 'was', \(old?.rawValue)::text)
            ) FROM member
            """
        )
    }

    func remove(_ member: GroupMember, from id: UUID, by actor: UUID) async throws {
        _ = try await database.write(
            """
            WITH gone AS (
                DELETE FROM events.group_members WHERE group_id = \(id) AND user_id = \(member.userID.uuid)
                RETURNING group_id, user_id, role
            )
            INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
            SELECT \(actor), 'group.member_removed', group_id, jsonb_build_object('user_id', user_id, 'was', role)
            FROM gone
            """
        )
    }

    private static func member(_ row: PostgresRow) throws -> GroupMember {
        GroupMember(
            userID: WireID(try row.get("id")),
            name: try row.get("name"),
            email: try row.get("email"),
            role: try row.get("role"),
            addedAt: try row.get("added_at")
        )
    }
}
