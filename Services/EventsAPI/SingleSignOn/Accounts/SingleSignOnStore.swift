import CampusCore
import Foundation
import Postgres

/// The SQL of who is who at the provider; run it in one transaction, for what it finds stays locked until its end.
struct SingleSignOnStore: Sendable {
    let database: any PostgresDatabase

    struct Account: Sendable {
        let user: User
        /// Whether another person at the provider has it.
        let isAnothers: Bool
        /// Whether the person left.
        let isDeleted: Bool
    }

    /// The account of a person at the provider.
    func account(issuer: String, subject: String) async throws -> Account? {
        try await database.write(
            """
            SELECT u.id, u.email, u.name, u.public_name, u.role, u.affiliation, u.is_trusted,
                u.email_verified_at IS NOT NULL AS is_verified, false AS is_anothers,
                u.deleted_at IS NOT NULL AS is_deleted
            FROM events.single_sign_on_identities AS i JOIN events.users AS u ON u.id = i.user_id
            WHERE i.issuer = \(issuer) AND i.subject = \(subject) FOR NO KEY UPDATE
            """
        ).first.map(Self.account)
    }

    /// The account that has the address.
    ///
    /// It may be the person's own although ``account(issuer:subject:)`` found none: another tab can have made it since.
    func account(email: String, issuer: String, subject: String) async throws -> Account? {
        try await database.write(
            """
            SELECT u.id, u.email, u.name, u.public_name, u.role, u.affiliation, u.is_trusted,
                u.email_verified_at IS NOT NULL AS is_verified,
                EXISTS (
                    SELECT FROM events.single_sign_on_identities
                    WHERE user_id = u.id AND issuer = \(issuer) AND subject <> \(subject)
                ) AS is_anothers,
                u.deleted_at IS NOT NULL AS is_deleted
            FROM events.users AS u WHERE u.email = \(email) FOR NO KEY UPDATE OF u
            """
        ).first.map(Self.account)
    }

    /// Notes whose account it is.
    ///
    /// - Returns: whether it was; not when the person has one already, or it is another's.
    func link(_ person: SingleSignOnPerson, userID: UUID, action: String) async throws -> Bool {
        try await database.write(
            """
            WITH linked AS (
                INSERT INTO events.single_sign_on_identities (issuer, subject, user_id)
                VALUES (\(person.issuer), \(person.subject), \(userID))
                ON CONFLICT DO NOTHING RETURNING user_id
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
                SELECT user_id, \(action), user_id, jsonb_build_object('issuer', \(person.issuer)::text) FROM linked
            )
            SELECT user_id FROM linked
            """
        ).first != nil
    }

    /// Takes an account that nobody showed to be theirs away from who made it: the password and the calendar's address
    /// are void, the address is the person's, and so is the name.
    func takeOver(userID: UUID, name: String) async throws {
        _ = try await database.write(
            """
            WITH calendar AS (
                DELETE FROM events.calendar_tokens WHERE user_id = \(userID)
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id)
                VALUES (\(userID), 'account.password_removed', \(userID))
            )
            UPDATE events.users
            SET password_hash = NULL, email_verified_at = now(), name = \(name), updated_at = now()
            WHERE id = \(userID)
            """
        )
    }

    func setRole(_ role: Role, userID: UUID) async throws {
        _ = try await database.write(
            """
            WITH before AS (
                SELECT role FROM events.users WHERE id = \(userID)
            ), logged AS (
                INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
                SELECT \(userID), 'account.role_changed', \(userID),
                    jsonb_build_object('from', role, 'to', \(role)::text, 'by', 'single sign-on') FROM before
            )
            UPDATE events.users SET role = \(role), updated_at = now() WHERE id = \(userID)
            """
        )
    }

    func setAffiliation(_ affiliation: Affiliation, userID: UUID) async throws {
        _ = try await database.write(
            "UPDATE events.users SET affiliation = \(affiliation), updated_at = now() WHERE id = \(userID)"
        )
    }

    /// Gives the account the address, unless somebody has it.
    func setEmail(_ email: String, userID: UUID) async throws {
        _ = try await database.write(
            """
            WITH changed AS (
                UPDATE events.users SET email = \(email), email_verified_at = now(), updated_at = now()
                WHERE id = \(userID) AND NOT EXISTS (SELECT FROM events.users WHERE email = \(email)) RETURNING id
            )
            INSERT INTO events.audit_log (actor_id, action, subject_id)
            SELECT id, 'account.email_changed', id FROM changed
            """
        )
    }

    private static func account(_ row: PostgresRow) throws -> Account {
        Account(
            user: try AccountStore.user(row),
            isAnothers: try row.get("is_anothers"),
            isDeleted: try row.get("is_deleted")
        )
    }
}
