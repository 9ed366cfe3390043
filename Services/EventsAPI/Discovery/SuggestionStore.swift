import CampusCore
import Foundation
import Postgres

/// The SQL of recommendations: a person's history, and candidates for ``EventRanking``.
struct SuggestionStore: Sendable {
    let database: PostgresClient

    /// What the person had a seat at, or waited for, in the last year.
    func taste(userID: UUID, now: Date) async throws -> Taste {
        let rows = try await database.read(
            """
            SELECT e.category, e.organizer_id, count(*) AS n
            FROM events.rsvps AS r JOIN events.events AS e ON e.id = r.event_id
            WHERE r.user_id = \(userID) AND r.status <> 'cancelled' AND r.created_at > \(now)::timestamptz - interval '1 year'
            GROUP BY e.category, e.organizer_id
            """
        )
        var taste = Taste()
        for row in rows {
            let count: Int = try row.get("n")
            taste.categories[try row.get("category"), default: 0] += count
            taste.organizers[try row.get("organizer_id"), default: 0] += count
        }
        return taste
    }

    /// Upcoming events that the person may see and does not go to: the most wanted, the next, and the next of each
    /// category and organizer of theirs.
    func candidates(_ taste: Taste, for viewer: Viewer, now: Date) async throws -> [ViewedEvent] {
        let coming = Self.coming(viewer, now)
        let categories = taste.categories.keys.map(\.rawValue).sorted()
        let organizers = taste.organizers.sorted { $0.value > $1.value }.prefix(10).map(\.key)
        let isNew: PostgresQuery =
            viewer.identity.map { identity in
                """
                NOT EXISTS (
                    SELECT FROM events.rsvps AS r
                    WHERE r.event_id = events.events.id AND r.user_id = \(identity.userID) AND r.status <> 'cancelled'
                ) AND organizer_id <> \(identity.userID)
                """
            } ?? "true"
        return try await database.read(
            """
            WITH candidate AS (
                (SELECT id FROM events.events WHERE \(coming) ORDER BY popularity DESC, id DESC LIMIT 100)
                UNION (SELECT id FROM events.events WHERE \(coming) ORDER BY start_time, id LIMIT 100)
                UNION (
                    SELECT near.id FROM unnest(\(categories)::text[]) AS liked CROSS JOIN LATERAL (
                        SELECT id FROM events.events WHERE \(coming) AND category = liked ORDER BY start_time, id LIMIT 50
                    ) AS near
                )
                UNION (
                    SELECT near.id FROM unnest(\(organizers)::uuid[]) AS liked CROSS JOIN LATERAL (
                        SELECT id FROM events.events WHERE \(coming) AND organizer_id = liked
                        ORDER BY start_time, id LIMIT 20
                    ) AS near
                )
            )
            SELECT \(EventStore.columns(for: viewer)) FROM events.events
            WHERE id IN (SELECT candidate.id FROM candidate) AND \(isNew)
            """
        ).map { try EventStore.viewed($0, by: viewer, now: now) }
    }

    /// Upcoming events that the person may see and that share something with `event`.
    func candidates(like event: Event, for viewer: Viewer, now: Date) async throws -> [ViewedEvent] {
        let coming = Self.coming(viewer, now)
        return try await database.read(
            """
            WITH candidate AS (
                (SELECT id FROM events.events WHERE \(coming) AND category = \(event.category.rawValue)
                    ORDER BY start_time, id LIMIT 50)
                UNION (SELECT id FROM events.events WHERE \(coming) AND organizer_id = \(event.organizerID.uuid)
                    ORDER BY start_time, id LIMIT 20)
                UNION (SELECT id FROM events.events WHERE \(coming) AND search @@ events.kindred_query(\(event.title))
                    LIMIT 50)
            )
            SELECT \(EventStore.columns(for: viewer)) FROM events.events WHERE id IN (SELECT candidate.id FROM candidate)
            """
        ).map { try EventStore.viewed($0, by: viewer, now: now) }
    }

    private static func coming(_ viewer: Viewer, _ now: Date) -> PostgresQuery {
        "state = 'published' AND NOT is_over AND start_time > \(now) AND \(viewer.sees)"
    }
}
