import CampusCore
import Foundation
import Postgres

/// The SQL of accounts.
struct AccountStore: Sendable {
    let database: any PostgresDatabase

    /// What ``user(_:)`` reads.
    static let columns: PostgresQuery = """
        id, email, name, public_name, role, affiliation, is_trusted, email_verified_at IS NOT NULL AS is_verified
        """

    struct Credentials: Sendable {
        let user: User
        let passwordHash: String?
        /// The version of the person's tokens.
        let tokenVersion: Int
    }

    func credentials(email: String) async throws -> Credentials? {
        try await database.read(
            """
            SELECT \(Self.columns), password_hash, token_version
            FROM events.users WHERE email = \(email)
            """
        ).first.map(Self.credentials)
    }

    func credentials(id: UUID) async throws -> Credentials? {
        try await database.read(
            """
            SELECT \(Self.columns), password_hash, token_version
            FROM events.users WHERE id = \(id)
            """
        ).first.map(Self.credentials)
    }

    func user(id: UUID) async throws -> User? {
        try await credentials(id: id)?.user
    }

    func isTrusted(id: UUID) async throws -> Bool {
        try await database.read("SELECT is_trusted FROM events.users WHERE id = \(id)").first?.get("is_trusted")
            ?? false
    }

    /// Adds a person.
    ///
    /// - Returns: nil when the address has an account already.
    func insert(_ user: User, passwordHash: String?) async throws -> User? {
        try await database.write(
            """
            INSERT INTO events.users (
                id, email, name, public_name, password_hash, role, affiliation, is_trusted, email_verified_at
            )
            VALUES (\(user.id.uuid), \(user.email), \(user.name), \(user.publicName), \(passwordHash),
                \(user.role.rawValue), \(user.affiliation.rawValue), \(user.isTrusted), CASE WHEN \(user.emailVerified) THEN now() END)
            ON CONFLICT (email) DO NOTHING
            RETURNING \(Self.columns)
            """
        ).first.map(Self.user)
    }

    /// The name at the person's events follows by `events.show_public_name`.
    func setNames(id: UUID, _ names: AccountNames) async throws -> User? {
        try await database.write(
            """
            UPDATE events.users SET name = coalesce(\(names.name), name),
                public_name = CASE WHEN \(names.changesPublicName) THEN \(names.publicName) ELSE public_name END,
                updated_at = now()
            WHERE id = \(id)
            RETURNING \(Self.columns)
            """
        ).first.map(Self.user)
    }

    /// Notes that the address is the person's; done already is done.
    ///
    /// - Returns: nil when the account has another address by now.
    func verify(id: UUID, email: String) async throws -> User? {
        try await database.write(
            """
            WITH verified AS (
                UPDATE events.users SET email_verified_at = now(), updated_at = now()
                WHERE id = \(id) AND email = \(email) AND email_verified_at IS NULL RETURNING id
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id)
                SELECT id, 'account.email_verified', id FROM verified
            )
            SELECT id, email, name, public_name, role, affiliation, is_trusted, true AS is_verified
            FROM events.users WHERE id = \(id) AND email = \(email)
            """
        ).first.map(Self.user)
    }

    /// Replaces the password, unless it is another than `old` by now.
    ///
    /// - Parameter action: what the audit log calls it.
    /// - Returns: whether it was replaced.
    func setPassword(id: UUID, hash: String, replacing old: String?, action: String) async throws -> Bool {
        try await database.write(
            """
            WITH changed AS (
                UPDATE events.users SET password_hash = \(hash), updated_at = now()
                WHERE id = \(id) AND password_hash IS NOT DISTINCT FROM \(old) RETURNING id
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id) SELECT id, \(action), id FROM changed
            )
            SELECT id FROM changed
            """
        ).first != nil
    }

    /// Writes to the person about the account.
    func tell(id: UUID, _ template: AccountMail, link: String?) async throws {
        _ = try await database.write("SELECT events.tell_account(\(template.rawValue), \(id), \(link))")
    }

    static func user(_ row: PostgresRow) throws -> User {
        User(
            id: WireID(try row.get("id")),
            email: try row.get("email"),
            name: try row.get("name"),
            publicName: try row.get("public_name"),
            role: try row.get("role"),
            affiliation: try row.get("affiliation"),
            emailVerified: try row.get("is_verified"),
            isTrusted: try row.get("is_trusted")
        )
    }

    private static func credentials(_ row: PostgresRow) throws -> Credentials {
        Credentials(
            user: try user(row),
            passwordHash: try row.get("password_hash"),
            tokenVersion: try row.get("token_version")
        )
    }
}
