import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The SQL of the outbox.
struct OutboxStore: Sendable {
    let database: PostgresClient

    /// Whether something waits to be handed over; asks for less than a transaction that finds nothing.
    func isAnythingWaiting() async throws -> Bool {
        try await database.read("SELECT EXISTS (SELECT FROM events.outbox WHERE \(Self.isWaiting)) AS is_waiting")
            .first?.get("is_waiting") ?? false
    }

    /// How many wait, `most` standing for more, and since when the oldest does.
    func waiting(most: Int) async throws -> (count: Int, since: Date?) {
        let row = try await database.read(
            """
            SELECT count(*) AS count, min(since) AS since FROM (
                SELECT created_at AS since FROM events.outbox WHERE \(Self.isWaiting)
                ORDER BY created_at LIMIT \(most)
            ) AS waiting
            """
        ).first
        return (try row?.get("count") ?? 0, try row?.get("since", as: Date?.self) ?? nil)
    }

    /// The oldest entries not yet accepted, locked while `hand` hands them over and marked by what it says.
    ///
    /// Replicas skip one another's rows. When `hand` throws, nothing is marked, and the same ids go again:
    /// notification-service takes an id once. What it refuses is tried again after 10 s, doubling to an hour; of an entry
    /// that is taken in part, the rest is given up in the end, since its person is told.
    ///
    /// - Returns: how many were handed over.
    func relay(limit: Int, hand: @Sendable ([OutboxEntry]) async throws -> Handover) async throws -> Int {
        try await database.transaction { transaction in
            let entries = try await Self.entries(limit: limit, transaction)
            guard !entries.isEmpty else { return 0 }
            let handover = try await hand(entries)
            let accepted = entries.map(\.id).filter { handover.refusals[$0] == nil }
            try await Self.accept(accepted, showing: handover.shown, transaction)
            if !handover.goneBrowsers.isEmpty {
                _ = try await transaction.query(
                    "DELETE FROM events.push_subscriptions WHERE id = ANY(\(handover.goneBrowsers)::uuid[])"
                )
            }
            for (id, refusal) in handover.refusals { try await Self.refuse(id, refusal, transaction) }
            return entries.count
        }
    }

    /// How often an entry is tried of which something was taken: for half a day, longer than services are updated for.
    private static let patience = 20

    private static let isWaiting: PostgresQuery = """
        accepted_at IS NULL AND try_at <= now()
            -- Nobody is written to who left.
            AND coalesce(recipient ->> 'email', '') NOT LIKE 'deleted-%@invalid'
        """

    /// Each with what its person chose. Looked up one by one: OFFSET keeps the planner, which may have seen the tables
    /// empty, from joining whole ones.
    private static func entries(limit: Int, _ transaction: PostgresTransaction) async throws -> [OutboxEntry] {
        try await transaction.query(
            """
            WITH waiting AS (
                SELECT *, (recipient ->> 'user_id')::uuid AS user_id FROM events.outbox WHERE \(isWaiting)
                ORDER BY created_at LIMIT \(limit) FOR UPDATE SKIP LOCKED
            )
            SELECT w.id, w.template, w.user_id, w.recipient ->> 'name' AS name, w.recipient ->> 'email' AS email,
                coalesce(w.recipient ->> 'phone', phone.number) AS phone,
                coalesce(person.language, 'en') AS language, coalesce(person.is_gone, false) AS is_gone,
                coalesce(choice.texts, '{}') AS choices, coalesce(ended.kinds, '{}') AS ended_kinds,
                coalesce(browser.ids, '{}') AS browser_ids, coalesce(browser.texts, '{}') AS browsers,
                (w.subject ->> 'event_id')::uuid AS event_id, (w.subject ->> 'rsvp_id')::uuid AS rsvp_id,
                w.subject::text AS subject, w.context::text AS context, w.taken, w.traceparent,
                to_char(w.send_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS send_at
            FROM waiting AS w
            LEFT JOIN LATERAL (
                SELECT language, deleted_at IS NOT NULL AS is_gone FROM events.users WHERE id = w.user_id OFFSET 0
            ) AS person ON true
            LEFT JOIN LATERAL (
                SELECT number FROM events.phones WHERE user_id = w.user_id OFFSET 0
            ) AS phone ON true
            LEFT JOIN LATERAL (
                SELECT array_agg(kind || ' ' || channel || ' ' || is_wanted) AS texts
                FROM events.channel_choices WHERE user_id = w.user_id
            ) AS choice ON true
            LEFT JOIN LATERAL (
                SELECT array_agg(kind) AS kinds FROM events.guest_unsubscriptions
                WHERE rsvp_id = (w.subject ->> 'rsvp_id')::uuid AND w.user_id IS NULL
            ) AS ended ON true
            LEFT JOIN LATERAL (
                SELECT array_agg(id ORDER BY id) AS ids, array_agg(json_build_object(
                    'id', id, 'endpoint', endpoint, 'p256dh', p256dh, 'auth', auth
                )::text ORDER BY id) AS texts
                FROM events.push_subscriptions WHERE user_id = w.user_id
            ) AS browser ON true
            ORDER BY w.created_at
            """
        ).map(entry)
    }

    private static func entry(_ row: PostgresRow) throws -> OutboxEntry {
        let browsers = zip(
            try row.get("browser_ids", as: [UUID].self),
            try row.get("browsers", as: [String].self)
        )
        return OutboxEntry(
            id: try row.get("id"),
            template: try row.get("template"),
            userID: try row.get("user_id"),
            name: try row.get("name"),
            email: try row.get("email"),
            phone: try row.get("phone"),
            language: try row.get("language"),
            isGone: try row.get("is_gone"),
            choices: ChannelChoices(texts: try row.get("choices")),
            endedKinds: Set(try row.get("ended_kinds", as: [String].self).compactMap(NotificationKind.init)),
            browsers: browsers.map { OutboxEntry.Browser(id: $0, json: $1) },
            eventID: try row.get("event_id"),
            rsvpID: try row.get("rsvp_id"),
            subject: try row.get("subject"),
            context: try row.get("context"),
            sendAt: try row.get("send_at"),
            taken: Set(try row.get("taken", as: [UUID].self)),
            trace: try row.get("traceparent", as: String?.self).flatMap { TraceContext(traceparent: $0) }
        )
    }

    private static func refuse(_ id: UUID, _ refusal: Handover.Refusal, _ transaction: PostgresTransaction) async throws
    {
        _ = try await transaction.query(
            """
            UPDATE events.outbox AS o SET refusals = refusals + 1, reason = \(refusal.reason), taken = now_taken.ids,
                try_at = now() + least(interval '10 seconds' * power(2, least(refusals, 20)), interval '1 hour'),
                accepted_at = CASE WHEN now_taken.ids <> '{}' AND refusals + 1 >= \(patience) THEN now() END
            FROM (
                SELECT taken || \(refusal.taken)::uuid[] AS ids FROM events.outbox WHERE id = \(id)
            ) AS now_taken
            WHERE o.id = \(id)
            """
        )
    }

    /// Marks what was taken, and tells the open pages of those whose bell it stands under.
    private static func accept(
        _ ids: [UUID],
        showing shown: [OutgoingNotification],
        _ transaction: PostgresTransaction
    ) async throws {
        // Of something that is about no event there is the nil UUID (RFC 9562 §5.9).
        let nobody = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        _ = try await transaction.query(
            """
            WITH accepted AS (
                UPDATE events.outbox SET accepted_at = now() WHERE id = ANY(\(ids)::uuid[])
            )
            INSERT INTO events.changes (type, event_id, user_id, data)
            SELECT 'notification:created', event_id, user_id, jsonb_build_object('id', id, 'template', template)
            FROM unnest(
                \(shown.map(\.id))::uuid[], \(shown.map(\.template))::text[], \(shown.map(\.userID))::uuid[],
                \(shown.map { $0.eventID ?? nobody })::uuid[]
            ) AS shown (id, template, user_id, event_id)
            """
        )
    }
}
