import CampusCore
import Foundation
import Postgres

extension NotificationStore {
    /// A page of what was written to somebody, in the order of the ids.
    func notifications(to query: RecipientQuery) async throws -> [Notification] {
        try await database.read(
            """
            SELECT * FROM notifications.notifications
            WHERE (lower(recipient ->> 'user_id') = \(query.userID?.wire) OR (
                recipient ->> 'user_id' IS NULL AND recipient ->> 'email' = ANY(\(query.emails)::text[])
            )) AND (\(query.after)::uuid IS NULL OR id > \(query.after))
            ORDER BY id LIMIT \(query.limit)
            """
        ).map(Self.notification)
    }

    /// Makes what was written to somebody nobody's, keeps what waits from being sent, and takes the person's name out
    /// of what was written to others about them.
    ///
    /// - Returns: how many were the person's.
    func anonymise(_ erasure: RecipientErasure) async throws -> Int {
        let theirs: PostgresQuery = """
            (lower(recipient ->> 'user_id') = \(erasure.userID?.wire) OR (
                recipient ->> 'user_id' IS NULL AND recipient ->> 'email' = ANY(\(erasure.emails)::text[])
                AND least(created_at, send_at) <= \(erasure.before)
            ))
            """
        let results = try await database.write([
            """
            WITH anonymised AS (
                UPDATE notifications.notifications SET
                    recipient = (recipient - '{phone,push}'::text[]) || jsonb_build_object(
                        'name', 'Deleted person', 'email', \(erasure.pseudonym)::text
                    ),
                    context = notifications.anonymised(
                        context - '{link,code,unsubscribe_path}'::text[],
                        \(erasure.names)::text[], \(erasure.emails)::text[], \(erasure.pseudonym)
                    ),
                    -- What a provider says of an address names it.
                    last_error = NULL, errors = '[]',
                    status = CASE WHEN status = 'queued' THEN 'suppressed' ELSE status END, updated_at = now()
                WHERE \(theirs) RETURNING id
            )
            SELECT count(*) AS n FROM anonymised
            """,
            """
            UPDATE notifications.notifications SET context = notifications.anonymised(
                context, \(erasure.names)::text[], \(erasure.emails)::text[], \(erasure.pseudonym)
            )
            WHERE coalesce(recipient ->> 'email', '') <> \(erasure.pseudonym)
                AND strpos(lower(subject::text || context::text), \(erasure.userID?.wire)) > 0
            """,
        ])
        return try results[0].first?.get("n") ?? 0
    }
}
