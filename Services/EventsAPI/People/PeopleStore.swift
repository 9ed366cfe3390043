import CampusCore
import Foundation
import Postgres

/// The SQL of accounts as administrators see and change them.
struct PeopleStore: Sendable {
    let database: any PostgresDatabase

    private static let columns: PostgresQuery = "\(AccountStore.columns), created_at"

    /// A page of the accounts, by name, with where each stands in the order.
    func list(_ filter: PersonFilter) async throws -> [(person: Person, cursor: PersonFilter.Cursor)] {
        try await database.read(Self.query(filter)).map { row in
            let person = try Self.person(row)
            return (person, PersonFilter.Cursor(name: try row.get("sorted_name"), id: person.user.id.uuid))
        }
    }

    static func query(_ filter: PersonFilter) -> PostgresQuery {
        var conditions: [PostgresQuery] = ["deleted_at IS NULL"]
        if let search = filter.search {
            conditions.append("events.fold(name || ' ' || email) LIKE '%' || events.fold(\(escaped(search))) || '%'")
        }
        if let role = filter.role { conditions.append("role = \(role.rawValue)") }
        if let after = filter.after {
            conditions.append("(events.fold(name), id) > (\(after.name), \(after.id)::uuid)")
        }
        return """
            SELECT \(columns), events.fold(name) AS sorted_name FROM events.users
            WHERE \(.all(conditions)) ORDER BY events.fold(name), id LIMIT \(filter.limit)
            """
    }

    /// - Returns: nil when there is no such account, or none any more.
    func person(id: UUID) async throws -> Person? {
        try await database.read(
            "SELECT \(Self.columns) FROM events.users WHERE id = \(id) AND deleted_at IS NULL"
        ).first.map(Self.person)
    }

    enum Changing: Sendable {
        case done(Person)
        case unknown
        /// There would be no administrator any more.
        case lastAdministrator
    }

    /// Changes the account that `decide` is shown and logs what changed, in one transaction. Another role ends every
    /// session of the person and makes the access tokens void, which still say the old one.
    ///
    /// - Throws: what `decide` throws.
    func change(id: UUID, actor: UUID, _ decide: (User) throws -> User) async throws -> Changing {
        try await database.transaction(isolation: #isolation) { transaction in
            // Of two administrators who demote one another at once the second sees what the first did.
            _ = try await transaction.query("SELECT pg_advisory_xact_lock(hashtext('events.administrators'))")
            let row = try await transaction.query(
                "SELECT \(Self.columns) FROM events.users WHERE id = \(id) AND deleted_at IS NULL FOR NO KEY UPDATE"
            ).first
            guard let old = try row.map(Self.person) else { return .unknown }
            let new = try decide(old.user)
            if new == old.user { return .done(old) }
            if old.user.role == .admin, new.role != .admin {
                let isLast: Bool? = try await transaction.query(
                    """
                    SELECT NOT EXISTS (
                        SELECT FROM events.users WHERE role = 'admin' AND deleted_at IS NULL AND id <> \(id)
                    ) AS is_last
                    """
                ).first?.get("is_last")
                if isLast != false { return .lastAdministrator }
            }
            try await Self.update(id, from: old.user, to: new, actor: actor, transaction)
            return .done(Person(user: new, createdAt: old.createdAt))
        }
    }

    private static func update(
        _ id: UUID,
        from old: User,
        to new: User,
        actor: UUID,
        _ transaction: PostgresTransaction
    ) async throws {
        let isOtherRole = new.role != old.role
        _ = try await transaction.query(
            """
            UPDATE events.users SET role = \(new.role.rawValue), affiliation = \(new.affiliation.rawValue),
                is_trusted = \(new.isTrusted), updated_at = now(),
                token_version = token_version + \(isOtherRole ? 1 : 0),
                tokens_revoked_at = CASE WHEN \(isOtherRole) THEN now() ELSE tokens_revoked_at END
            WHERE id = \(id)
            """
        )
        if isOtherRole {
            _ = try await transaction.query(
                "UPDATE events.sessions SET revoked_at = now() WHERE user_id = \(id) AND revoked_at IS NULL"
            )
        }
        _ = try await transaction.query(
            """
            INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
            VALUES (\(actor), 'account.changed', \(id), jsonb_strip_nulls(jsonb_build_object(
                'role', CASE WHEN \(isOtherRole) THEN
                    jsonb_build_object('from', \(old.role.rawValue)::text, 'to', \(new.role.rawValue)::text) END,
                'affiliation', CASE WHEN \(new.affiliation != old.affiliation) THEN jsonb_build_object(
                    'from', \(old.affiliation.rawValue)::text, 'to', \(new.affiliation.rawValue)::text) END,
                'is_trusted', CASE WHEN \(new.isTrusted != old.isTrusted) THEN
                    jsonb_build_object('from', \(old.isTrusted)::boolean, 'to', \(new.isTrusted)::boolean) END
            )))
            """
        )
    }

    /// The text with what LIKE reads as more than itself kept from that.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }

    private static func person(_ row: PostgresRow) throws -> Person {
        Person(user: try AccountStore.user(row), createdAt: try row.get("created_at"))
    }
}
