import Foundation
import Postgres

/// The SQL of people's telephones.
struct PhoneStore: Sendable {
    let database: any PostgresDatabase

    /// Whether the person showed that the address of the account is theirs; nil when the account is gone.
    func isEmailVerified(userID: UUID) async throws -> Bool? {
        try await database.read(
            """
            SELECT email_verified_at IS NOT NULL AS is_verified FROM events.users
            WHERE id = \(userID) AND deleted_at IS NULL
            """
        ).first?.get("is_verified")
    }

    /// Has the code sent; one that was sent before is void.
    func send(_ code: String, hash: Data, to number: String, userID: UUID, expiry: Date) async throws {
        try await database.transaction(isolation: #isolation) { transaction in
            _ = try await transaction.query(
                """
                INSERT INTO events.phone_codes (user_id, number, hash, expires_at)
                VALUES (\(userID), \(number), \(hash), \(expiry))
                ON CONFLICT (user_id) DO UPDATE SET number = excluded.number, hash = excluded.hash,
                    expires_at = excluded.expires_at, tries = 0
                """
            )
            _ = try await transaction.query(
                """
                SELECT events.tell_code(\(NotificationTemplate.phoneVerification), \(userID), \(number), \(code))
                """
            )
        }
    }

    enum Confirmation: Equatable, Sendable {
        case confirmed
        case wrong
        /// None was sent, its time is over, or it was typed in wrong too often.
        case noCode
    }

    /// Counts a try, and makes the number the person's when the code is right.
    func confirm(hash: Data, userID: UUID, now: Date) async throws -> Confirmation {
        try await database.transaction(isolation: #isolation) { transaction in
            let row = try await transaction.query(
                """
                UPDATE events.phone_codes SET tries = tries + 1
                WHERE user_id = \(userID) AND expires_at > \(now) AND tries < \(PhoneCodes.tries)
                RETURNING number, hash
                """
            ).first
            guard let row else { return .noCode }
            // Both are keyed hashes: how far they agree says nothing of the code.
            guard try row.get("hash", as: Data.self) == hash else { return .wrong }
            let number: String = try row.get("number")
            _ = try await transaction.query("DELETE FROM events.phone_codes WHERE user_id = \(userID)")
            _ = try await transaction.query(
                """
                INSERT INTO events.phones (user_id, number, verified_at) VALUES (\(userID), \(number), \(now))
                ON CONFLICT (user_id) DO UPDATE SET number = excluded.number, verified_at = excluded.verified_at
                """
            )
            _ = try await transaction.query(
                """
                INSERT INTO events.audit_log (actor_id, action, subject_id)
                VALUES (\(userID), 'account.phone_verified', \(userID))
                """
            )
            return .confirmed
        }
    }

    /// Takes the person's telephone away, and a code that was sent to one.
    func remove(userID: UUID) async throws {
        try await database.transaction(isolation: #isolation) { transaction in
            _ = try await transaction.query("DELETE FROM events.phone_codes WHERE user_id = \(userID)")
            _ = try await transaction.query(
                """
                WITH removed AS (DELETE FROM events.phones WHERE user_id = \(userID) RETURNING user_id)
                INSERT INTO events.audit_log (actor_id, action, subject_id)
                SELECT user_id, 'account.phone_removed', user_id FROM removed
                """
            )
        }
    }
}
