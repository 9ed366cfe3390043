import Foundation
import Postgres

/// The SQL of telling many. What is to be told is kept by triggers of `events.events`, with the event itself.
struct AnnouncementStore: Sendable {
    let database: PostgresClient

    /// So many rows may wait to be handed over before more are made: who gets a seat meanwhile is not told long after.
    var room = 2000

    /// Sets when things are told; reminders that lie ahead follow.
    func set(_ configuration: AnnouncementConfiguration) async throws {
        try await database.transaction { transaction in
            _ = try await transaction.query(
                """
                SELECT events.set_announcements(
                    \(configuration.reminderOffsets)::integer[], \(configuration.editMergeSeconds)
                )
                """
            )
        }
    }

    /// Whether something is to be told now.
    func isDue() async throws -> Bool {
        try await database.read(
            "SELECT EXISTS (SELECT FROM events.announcements WHERE \(due)) AS is_due"
        ).first?.get("is_due") ?? false
    }

    /// Makes a row of the outbox for each of the next people of one announcement, and notes how far it is in the same
    /// transaction: whoever is killed within it has told nobody. Replicas skip what another is at; of several that are
    /// due each has its turn.
    ///
    /// - Returns: how many people were told; nil when nothing is due that no other replica is at.
    /// - Throws: ``NotTold`` of one that cannot be told now: the others have their turn before it.
    func tell(limit: Int) async throws -> Int? {
        do {
            return try await tellNext(limit: limit)
        } catch let failure as NotTold {
            // What was done is rolled back, and with it whose turn it was.
            _ = try await database.write(
                "UPDATE events.announcements SET told_at = clock_timestamp() WHERE id = \(failure.id)"
            )
            throw failure
        }
    }

    /// Telling this announcement failed.
    struct NotTold: Error, CustomStringConvertible {
        let id: UUID
        let cause: any Error

        var description: String { "announcement \(id.wire): \(cause)" }
    }

    private func tellNext(limit: Int) async throws -> Int? {
        try await database.transaction { transaction in
            let row = try await transaction.query(
                """
                SELECT id, audience, begun_at IS NOT NULL AS has_begun FROM events.announcements WHERE \(due)
                ORDER BY coalesce(told_at, due_at), id LIMIT 1 FOR UPDATE SKIP LOCKED
                """
            ).first
            guard let row else { return nil }
            let id: UUID = try row.get("id")
            do {
                if try !row.get("has_begun"), try await !Self.begin(id, transaction) { return 0 }
                return try await Self.tell(row.get("audience"), of: id, limit: limit, transaction)
            } catch {
                throw NotTold(id: id, cause: error)
            }
        }
    }

    private var due: PostgresQuery {
        """
        done_at IS NULL AND due_at <= clock_timestamp() AND (
            SELECT count(*) FROM (
                SELECT FROM events.outbox WHERE accepted_at IS NULL AND refusals = 0 LIMIT \(room)
            ) AS waiting
        ) < \(room)
        """
    }

    /// Settles what is said, so that everyone is told the same, whatever becomes of the event meanwhile.
    ///
    /// - Returns: whether there is anything to say; of an event that is not there, there is not.
    private static func begin(_ id: UUID, _ transaction: PostgresTransaction) async throws -> Bool {
        try await transaction.query(
            """
            UPDATE events.announcements AS a SET begun_at = clock_timestamp(), context = coalesce(said.context, a.context),
                done_at = CASE WHEN said.context IS NULL THEN clock_timestamp() END
            FROM (
                SELECT CASE WHEN e.id IS NOT NULL THEN events.announcement_context(b, e) END AS context
                FROM events.announcements AS b LEFT JOIN events.events AS e ON e.id = b.event_id WHERE b.id = \(id)
            ) AS said
            WHERE a.id = \(id) RETURNING said.context IS NOT NULL AS is_said
            """
        ).first?.get("is_said") ?? false
    }

    private static func tell(
        _ audience: AnnouncementAudience,
        of id: UUID,
        limit: Int,
        _ transaction: PostgresTransaction
    ) async throws -> Int {
        try await transaction.query(
            """
            WITH people AS MATERIALIZED (\(audience.people(of: id, limit: limit))), told AS (
                INSERT INTO events.outbox (id, template, recipient, subject, context)
                SELECT md5(a.id || ':' || p.person)::uuid, a.template,
                    jsonb_build_object('user_id', p.user_id, 'name', p.name, 'email', p.email),
                    jsonb_strip_nulls(
                        jsonb_build_object('event_id', a.event_id, 'rsvp_id', p.rsvp_id, 'announcement_id', a.id)
                    ),
                    a.context || jsonb_strip_nulls(jsonb_build_object('rsvp_status', p.status))
                FROM people AS p CROSS JOIN events.announcements AS a WHERE a.id = \(id)
                ON CONFLICT (id) DO NOTHING
            )
            UPDATE events.announcements SET told_count = told_count + batch.n, told_at = clock_timestamp(),
                told_to = coalesce((SELECT person FROM people ORDER BY person DESC LIMIT 1), told_to),
                done_at = CASE WHEN batch.n < \(limit) THEN clock_timestamp() END
            FROM (SELECT count(*)::integer AS n FROM people) AS batch WHERE id = \(id) RETURNING batch.n
            """
        ).first?.get("n") ?? 0
    }
}
