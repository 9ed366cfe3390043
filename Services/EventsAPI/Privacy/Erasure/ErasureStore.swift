import CampusCore
import Foundation
import Postgres

/// The SQL of removing people: how it begins, whose turn it is, and how it ends.
struct ErasureStore: Sendable {
    let database: PostgresClient

    /// Makes an account nobody's, notes what is left to do, and ends every session, in one transaction.
    ///
    /// The account's row is locked as a foreign key waits for: a decision that names the person is over before or
    /// begins after.
    ///
    /// - Parameter refusing: is told what stands against it, and throws.
    /// - Returns: nil when the account is gone already.
    func begin(
        userID: UUID,
        now: Date,
        _ refusing: (_ isLastAdministrator: Bool, _ events: [ErasureRefusal.ComingEvent]) throws -> Void
    ) async throws -> Erasure? {
        try await database.transaction(isolation: #isolation) { transaction in
            // Two last administrators who leave at once wait for one another here.
            _ = try await transaction.query("SELECT pg_advisory_xact_lock(hashtext('events.administrators'))")
            let account = try await transaction.query(
                """
                SELECT role = 'admin' AND NOT EXISTS (
                        SELECT FROM events.users WHERE role = 'admin' AND deleted_at IS NULL AND id <> \(userID)
                    ) AS is_last_administrator,
                    email_verified_at IS NOT NULL AS is_verified
                FROM events.users WHERE id = \(userID) AND deleted_at IS NULL FOR UPDATE
                """
            ).first
            guard let account else { return nil }
            let events = try await Self.comingEvents(userID, now, transaction)
            try refusing(try account.get("is_last_administrator"), events)
            let erasure = try await Self.insert(userID, try account.get("is_verified"), now, transaction)
            _ = try await transaction.query(
                """
                UPDATE events.users SET name = \(DeletedPerson.name), public_name = NULL, email = \(erasure.pseudonym),
                    password_hash = NULL, role = 'student', affiliation = 'guest', is_trusted = false,
                    email_verified_at = NULL, language = 'en', token_version = token_version + 1, tokens_revoked_at = now(),
                    deleted_at = \(now), updated_at = \(now)
                WHERE id = \(userID)
                """
            )
            for statement in Self.belongings(of: userID) { _ = try await transaction.query(statement) }
            _ = try await transaction.query(
                """
                INSERT INTO events.audit_log (actor_id, action, subject_id)
                VALUES (\(userID), 'account.deleted', \(userID))
                """
            )
            return erasure
        }
    }

    /// Notes that a guest wants everything removed that was given under their address.
    func begin(guest email: String, now: Date) async throws -> Erasure {
        let row = try await database.write(
            """
            INSERT INTO events.erasures (id, names, emails, covers_addresses, guest_rsvp_ids, requested_at, try_at)
            SELECT \(UUID.version7()), coalesce(array_agg(DISTINCT name), '{}'), \([email])::text[], true,
                coalesce(array_agg(id), '{}'), \(now), \(now)
            FROM events.rsvps
            WHERE user_id IS NULL AND email NOT LIKE 'deleted-%@invalid' AND email = \(email)
            RETURNING *
            """
        ).first
        guard let row else { throw PostgresError.noRow("INSERT INTO events.erasures") }
        return try Self.erasure(row)
    }

    /// The next whose turn it is; tried again later and later until it is done, first after a quarter of a minute.
    func take(now: Date) async throws -> Erasure? {
        try await database.write(
            """
            UPDATE events.erasures SET attempts = attempts + 1, try_at = \(now)::timestamptz
                + least(interval '15 seconds' * power(2, least(attempts, 10)), interval '1 hour')
            WHERE id = (
                SELECT id FROM events.erasures WHERE try_at <= \(now) ORDER BY try_at LIMIT 1 FOR UPDATE SKIP LOCKED
            )
            RETURNING *
            """
        ).first.map(Self.erasure)
    }

    /// Whether the person signed in so lately that they need no password again.
    func signedIn(since: Date, _ identity: Identity) async throws -> Bool {
        try await database.read(
            """
            SELECT EXISTS (
                SELECT FROM events.sessions WHERE id = \(identity.sessionID) AND user_id = \(identity.userID)
                    AND revoked_at IS NULL AND created_at >= \(since)
            ) AS is_recent
            """
        ).first?.get("is_recent") ?? false
    }

    /// Whether everything is over that may have read the person before.
    func isSettled(_ erasure: Erasure) async throws -> Bool {
        try await database.read(
            """
            SELECT transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AS is_settled
            FROM events.erasures WHERE id = \(erasure.id)
            """
        ).first?.get("is_settled") ?? true
    }

    /// Notes why it is not done yet.
    ///
    /// - Parameter reason: names nobody.
    func postpone(_ erasure: Erasure, reason: String) async throws {
        _ = try await database.write("UPDATE events.erasures SET reason = \(reason) WHERE id = \(erasure.id)")
    }

    /// Nothing of the person is left, nor is what they were looked for by.
    func finish(_ erasure: Erasure) async throws {
        _ = try await database.write("DELETE FROM events.erasures WHERE id = \(erasure.id)")
    }

    private static func insert(
        _ userID: UUID,
        _ isVerified: Bool,
        _ now: Date,
        _ transaction: PostgresTransaction
    ) async throws -> Erasure {
        let row = try await transaction.query(
            """
            WITH called AS (
                SELECT name, email FROM events.users WHERE id = \(userID)
                UNION SELECT public_name, email FROM events.users WHERE id = \(userID) AND public_name IS NOT NULL
                UNION SELECT name, email FROM events.rsvps
                WHERE user_id = \(userID) AND email NOT LIKE 'deleted-%@invalid'
            ), guest AS (
                SELECT id, name FROM events.rsvps
                WHERE \(isVerified) AND user_id IS NULL AND email NOT LIKE 'deleted-%@invalid'
                    AND email IN (SELECT email FROM called)
            )
            INSERT INTO events.erasures (
                id, user_id, names, emails, covers_addresses, guest_rsvp_ids, requested_at, try_at
            )
            SELECT \(UUID.version7()), \(userID),
                ARRAY(SELECT name FROM called UNION SELECT name FROM guest), ARRAY(SELECT DISTINCT email FROM called),
                \(isVerified), ARRAY(SELECT id FROM guest), \(now),
                \(now)::timestamptz + make_interval(secs => \(Erasure.grace))
            RETURNING *
            """
        ).first
        guard let row else { throw PostgresError.noRow("INSERT INTO events.erasures") }
        return try erasure(row)
    }

    /// What the person organizes and is not over; as many as fit a screen.
    private static func comingEvents(
        _ userID: UUID,
        _ now: Date,
        _ transaction: PostgresTransaction
    ) async throws -> [ErasureRefusal.ComingEvent] {
        try await transaction.query(
            """
            SELECT id, title, start_time FROM events.events
            WHERE organizer_id = \(userID) AND state <> 'cancelled' AND end_time > \(now)
            ORDER BY start_time, id LIMIT 20
            """
        ).map { row in
            ErasureRefusal.ComingEvent(
                id: WireID(try row.get("id")),
                title: try row.get("title"),
                startTime: try row.get("start_time")
            )
        }
    }

    private static func erasure(_ row: PostgresRow) throws -> Erasure {
        Erasure(
            id: try row.get("id"),
            userID: try row.get("user_id"),
            names: try row.get("names"),
            emails: try row.get("emails"),
            coversAddresses: try row.get("covers_addresses"),
            guestRSVPIDs: try row.get("guest_rsvp_ids"),
            requestedAt: try row.get("requested_at")
        )
    }
}
