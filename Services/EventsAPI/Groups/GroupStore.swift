import CampusCore
import Foundation
import Postgres

/// The SQL of groups.
struct GroupStore: Sendable {
    let database: any PostgresDatabase

    /// What ``group(_:)`` reads.
    private static func columns(for viewer: Viewer) -> PostgresQuery {
        "id, name, description, created_at, updated_at, version, \(viewer.role(in: "id")) AS my_role"
    }

    /// A page of all groups, by name.
    func list(after name: String?, limit: Int, for viewer: Viewer) async throws -> [Group] {
        let place: PostgresQuery = name.map { "WHERE events.fold(name) > events.fold(\($0))" } ?? ""
        return try await database.read(
            """
            SELECT \(Self.columns(for: viewer)) FROM events.groups \(place) ORDER BY events.fold(name) LIMIT \(limit)
            """
        ).map(Self.group)
    }

    func group(id: UUID, for viewer: Viewer) async throws -> Group? {
        try await database.read("SELECT \(Self.columns(for: viewer)) FROM events.groups WHERE id = \(id)").first
            .map(Self.group)
    }

    /// Adds the group, of which whoever made it is the owner.
    ///
    /// - Throws: ``PostgresError`` with constraint `groups_name` when the name is taken.
    func insert(_ details: GroupDetails, id: UUID, owner: UUID) async throws -> Group {
        let row = try await database.write(
            """
            WITH added AS (
                INSERT INTO events.groups (id, name, description) VALUES (\(id), \(details.name), \(details.description))
                RETURNING *
            ), joined AS (
                INSERT INTO events.group_members (group_id, user_id, role, added_by)
                SELECT id, \(owner), 'owner', \(owner) FROM added
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id) SELECT \(owner), 'group.created', id FROM added
            )
            SELECT id, name, description, created_at, updated_at, version, 'owner' AS my_role FROM added
            """
        ).first
        guard let row else { throw PostgresError.noRow("INSERT INTO events.groups") }
        return try Self.group(row)
    }

    /// Locks the group, lets `body` look at it and act within the same transaction, on the store that it is given.
    ///
    /// - Parameter isGoing: whether nothing may be added to the group meanwhile, an event included.
    /// - Returns: what `body` does; nil when there is no such group.
    func locked<Value: Sendable>(
        id: UUID,
        for viewer: Viewer,
        isGoing: Bool = false,
        _ body: (Group, GroupStore) async throws -> Value
    ) async throws -> Value? {
        try await database.transaction(isolation: #isolation) { transaction in
            let lock: PostgresQuery = isGoing ? "FOR UPDATE" : "FOR NO KEY UPDATE"
            let row = try await transaction.query(
                "SELECT \(Self.columns(for: viewer)) FROM events.groups WHERE id = \(id) \(lock)"
            ).first
            guard let group = try row.map(Self.group) else { return nil }
            return try await body(group, GroupStore(database: transaction))
        }
    }

    /// - Throws: ``PostgresError`` with constraint `groups_name` when the name is taken.
    func update(_ group: Group, _ details: GroupDetails, by actor: UUID) async throws -> Group {
        let fields = group.details.changedFields(to: details)
        guard !fields.isEmpty else { return group }
        let row = try await database.write(
            """
            WITH changed AS (
                UPDATE events.groups SET name = \(details.name), description = \(details.description),
                    updated_at = now(), version = version + 1
                WHERE id = \(group.id.uuid) RETURNING *
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
                SELECT \(actor), 'group.updated', id, jsonb_build_object('fields', \(fields)::text[]) FROM changed
            )
            SELECT id, name, description, created_at, updated_at, version, \(group.myRole)::text AS my_role FROM changed
            """
        ).first
        guard let row else { throw PostgresError.noRow("UPDATE events.groups") }
        return try Self.group(row)
    }

    private static func group(_ row: PostgresRow) throws -> Group {
        Group(
            id: WireID(try row.get("id")),
            details: GroupDetails(name: try row.get("name"), description: try row.get("description")),
            myRole: try row.get("my_role"),
            createdAt: try row.get("created_at"),
            updatedAt: try row.get("updated_at"),
            version: try row.get("version")
        )
    }
}
