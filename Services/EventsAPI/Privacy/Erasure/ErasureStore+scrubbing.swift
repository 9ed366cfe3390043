import Foundation
import Postgres

// What takes a person out of each table. Every statement may run again and again, and none waits for a row that a drop
// or the relay holds: what is held now has its turn with the next attempt.
extension ErasureStore {
    /// What belongs to the person alone and goes: where they are signed in, how they sign in, how they want to be told
    /// things, what they are a member of.
    static func belongings(of userID: UUID) -> [PostgresQuery] {
        [
            """
            UPDATE events.sessions SET revoked_at = coalesce(revoked_at, now()), user_agent = ''
            WHERE user_id = \(userID) AND (revoked_at IS NULL OR user_agent <> '')
            """,
            "DELETE FROM events.calendar_tokens WHERE user_id = \(userID)",
            "DELETE FROM events.single_sign_on_identities WHERE user_id = \(userID)",
            "DELETE FROM events.channel_choices WHERE user_id = \(userID)",
            "DELETE FROM events.chosen_categories WHERE user_id = \(userID)",
            "DELETE FROM events.phones WHERE user_id = \(userID)",
            "DELETE FROM events.phone_codes WHERE user_id = \(userID)",
            "DELETE FROM events.push_subscriptions WHERE user_id = \(userID)",
            "SELECT events.leave_groups(\(userID))",
        ]
    }

    func forgetBelongings(_ erasure: Erasure) async throws {
        guard let userID = erasure.userID else { return }
        _ = try await database.write(Self.belongings(of: userID))
    }

    /// The person's RSVPs, and those that a guest made under an address that is known to be theirs.
    func rsvpIDs(_ erasure: Erasure) async throws -> [UUID] {
        try await database.read(
            """
            SELECT id FROM events.rsvps WHERE user_id = \(erasure.userID)
            UNION ALL SELECT id FROM events.rsvps WHERE id = ANY(\(erasure.guestRSVPIDs)::uuid[]) AND user_id IS NULL
            """
        ).map { try $0.get("id") }
    }

    /// Which of them are seats and places in line at what is yet to come.
    func coming(rsvps ids: [UUID], now: Date) async throws -> [(rsvpID: UUID, eventID: UUID)] {
        try await database.read(
            """
            SELECT r.id, r.event_id FROM events.rsvps AS r JOIN events.events AS e ON e.id = r.event_id
            WHERE r.id = ANY(\(ids)::uuid[]) AND r.status <> 'cancelled'
                AND e.state = 'published' AND e.start_time > \(now)
            ORDER BY e.start_time, r.id
            """
        ).map { (try $0.get("id"), try $0.get("event_id")) }
    }

    /// Takes the name and the address off the person's RSVPs, and forgets which mails about them were not wanted.
    ///
    /// - Returns: how many are left because somebody holds them now.
    func anonymise(rsvps ids: [UUID]) async throws -> Int {
        let row = try await database.transaction { transaction in
            _ = try await transaction.query(
                """
                UPDATE events.rsvps SET name = \(DeletedPerson.name),
                    email = 'deleted-' || coalesce(user_id, id)::text || '@invalid'
                WHERE id = ANY(ARRAY(
                    SELECT id FROM events.rsvps
                    WHERE id = ANY(\(ids)::uuid[]) AND email NOT LIKE 'deleted-%@invalid'
                    FOR NO KEY UPDATE SKIP LOCKED
                ))
                """
            )
            _ = try await transaction.query(
                "DELETE FROM events.guest_unsubscriptions WHERE rsvp_id = ANY(\(ids)::uuid[])"
            )
            return try await transaction.query(
                """
                SELECT count(*) AS n FROM events.rsvps
                WHERE id = ANY(\(ids)::uuid[]) AND email NOT LIKE 'deleted-%@invalid'
                """
            ).first
        }
        return try row?.get("n") ?? 0
    }

    /// Takes the person's name out of what is announced, of their events and in their own words. What a batch that is
    /// being told still says stands in the outbox once this is done.
    func scrubAnnouncements(_ erasure: Erasure) async throws {
        guard let userID = erasure.userID else { return }
        _ = try await database.write(
            """
            UPDATE events.announcements SET context = events.anonymised(
                context, \(erasure.names)::text[], \(erasure.emails)::text[], \(erasure.pseudonym)
            )
            WHERE (sender_id = \(userID) OR strpos(context::text, \(userID.wire)) > 0)
                AND context <> events.anonymised(
                    context, \(erasure.names)::text[], \(erasure.emails)::text[], \(erasure.pseudonym)
                )
            """
        )
    }

    /// What was to be told to the person is not, and what was told no longer says to whom.
    ///
    /// - Returns: how many are left because the relay holds them now.
    func scrubOutbox(_ erasure: Erasure) async throws -> Int {
        let theirs: PostgresQuery = """
            (recipient ->> 'user_id' = \(erasure.userID?.wire) OR (
                recipient ->> 'user_id' IS NULL AND recipient ->> 'email' = ANY(\(erasure.coveredEmails)::text[])
                AND created_at <= \(erasure.requestedAt)
            ))
            """
        let row = try await database.transaction { transaction in
            _ = try await transaction.query(
                """
                DELETE FROM events.outbox WHERE id IN (
                    SELECT id FROM events.outbox
                    WHERE accepted_at IS NULL AND (\(theirs) OR recipient ->> 'email' LIKE 'deleted-%@invalid')
                    FOR UPDATE SKIP LOCKED
                )
                """
            )
            _ = try await transaction.query(
                """
                UPDATE events.outbox SET
                    recipient = CASE WHEN \(theirs) THEN recipient - 'phone' || jsonb_build_object(
                        'name', \(DeletedPerson.name)::text, 'email', \(erasure.pseudonym)::text
                    ) ELSE recipient END,
                    context = events.anonymised(
                        CASE WHEN \(theirs) THEN context - '{link,code}'::text[] ELSE context END,
                        \(erasure.names)::text[], \(erasure.emails)::text[], \(erasure.pseudonym)
                    )
                WHERE id IN (
                    SELECT id FROM events.outbox
                    WHERE recipient ->> 'email' IS DISTINCT FROM \(erasure.pseudonym) AND (
                        \(theirs) OR strpos(subject::text || context::text, \(erasure.userID?.wire)) > 0
                    )
                    FOR UPDATE SKIP LOCKED
                )
                """
            )
            return try await transaction.query(
                "SELECT count(*) AS n FROM events.outbox WHERE accepted_at IS NULL AND \(theirs)"
            ).first
        }
        return try row?.get("n") ?? 0
    }

    /// What open pages were told of the person's RSVPs and events, and answers that are kept for requests that come again: the
    /// person's own go, and in others' they have no name.
    ///
    /// - Returns: how many are left because they are being written now.
    func scrubCopies(_ erasure: Erasure) async throws -> Int {
        let row = try await database.transaction { transaction in
            _ = try await transaction.query(
                """
                UPDATE events.changes
                SET data = events.anonymised(
                    data, \(erasure.names)::text[], \(erasure.emails)::text[], \(erasure.pseudonym)
                )
                WHERE type LIKE 'rsvp:%' AND data ->> 'email' NOT LIKE 'deleted-%@invalid' AND (
                    user_id = \(erasure.userID) OR (
                        user_id IS NULL AND data ->> 'email' = ANY(\(erasure.coveredEmails)::text[])
                        AND at <= \(erasure.requestedAt)
                    )
                )
                """
            )
            // Their events, by the name that stood there; a group's is nobody's.
            _ = try await transaction.query(
                """
                UPDATE events.changes SET data = data || '{"organizer_name": null}'
                WHERE type LIKE 'event:%' AND data ->> 'organizer_id' = \(erasure.userID?.wire)
                    AND data ->> 'group_id' IS NULL AND data ->> 'organizer_name' IS NOT NULL
                """
            )
            _ = try await transaction.query(
                """
                DELETE FROM events.idempotency_keys WHERE (scope, key) IN (
                    SELECT scope, key FROM events.idempotency_keys
                    WHERE scope = \(erasure.userID?.wire) OR (
                        -- Who had no account yet, or is a guest: repeated, the request is a new one.
                        scope !~ '^[0-9a-f]{8}-' AND (
                            strpos(answer::text, \(erasure.userID?.wire)) > 0 OR (
                                created_at <= \(erasure.requestedAt) AND EXISTS (
                                    SELECT FROM unnest(\(erasure.coveredEmails)::text[]) AS email
                                    WHERE strpos(answer::text, '"' || email || '"') > 0
                                )
                            )
                        )
                    )
                    FOR UPDATE SKIP LOCKED
                )
                """
            )
            _ = try await transaction.query(
                """
                UPDATE events.idempotency_keys
                SET answer = events.anonymised(
                    answer::jsonb, \(erasure.names)::text[], \(erasure.emails)::text[], \(erasure.pseudonym)
                )::json
                WHERE (scope, key) IN (
                    SELECT scope, key FROM events.idempotency_keys
                    WHERE strpos(answer::text, \(erasure.userID?.wire)) > 0 OR (
                        created_at <= \(erasure.requestedAt) AND EXISTS (
                            SELECT FROM unnest(\(erasure.coveredEmails)::text[]) AS email
                            WHERE strpos(answer::text, '"' || email || '"') > 0
                        )
                    )
                    FOR UPDATE SKIP LOCKED
                )
                """
            )
            _ = try await transaction.query(
                """
                SELECT events.anonymise_audit_log(
                    \(erasure.userID), \(erasure.names)::text[], \(erasure.emails)::text[], \(erasure.pseudonym)
                )
                """
            )
            return try await transaction.query(
                "SELECT count(*) AS n FROM events.idempotency_keys WHERE scope = \(erasure.userID?.wire)"
            ).first
        }
        return try row?.get("n") ?? 0
    }
}
