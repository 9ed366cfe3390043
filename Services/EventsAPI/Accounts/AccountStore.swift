import CampusCore
import Foundation
import Postgres

/// The SQL of accounts.
struct AccountStore: Sendable {
    let database: any PostgresDatabase

    struct Credentials: Sendable {
        let user: User
        let passwordHash: String?
        let isTrusted: Bool
    }

    func credentials(email: String) async throws -> Credentials? {
        try await database.read(
            """
            SELECT id, email, name, role, affiliation, password_hash, is_trusted
            FROM events.users WHERE email = \(email)
            """
        ).first.map { row in
            Credentials(
                user: try Self.user(row),
                passwordHash: try row.get("password_hash"),
                isTrusted: try row.get("is_trusted")
            )
        }
    }

    func user(id: UUID) async throws -> User? {
        try await database.read(
            "SELECT id, email, name, role, affiliation FROM events.users WHERE id = \(id)"
        ).first.map(Self.user)
    }

    func isTrusted(id: UUID) async throws -> Bool {
        try await database.read("SELECT is_trusted FROM events.users WHERE id = \(id)").first?.get("is_trusted")
            ?? false
    }

    /// Adds a person.
    ///
    /// - Returns: nil when the address has an account already.
    func insert(_ user: User, passwordHash: String?, isTrusted: Bool) async throws -> User? {
        try await database.write(
            """
            INSERT INTO events.users (id, email, name, password_hash, role, affiliation, is_trusted)
            VALUES (\(user.id.uuid), \(user.email), \(user.name), \(passwordHash), \(user.role.rawValue),
                \(user.affiliation.rawValue), \(isTrusted))
            ON CONFLICT (email) DO NOTHING
            RETURNING id, email, name, role, affiliation
            """
        ).first.map(Self.user)
    }

    private static func user(_ row: PostgresRow) throws -> User {
        User(
            id: WireID(try row.get("id")),
            email: try row.get("email"),
            name: try row.get("name"),
            role: try row.get("role"),
            affiliation: try row.get("affiliation")
        )
    }
}
