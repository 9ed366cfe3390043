import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The SQL of what somebody organizes: what they made, and the events of the groups that they are a member of. That is
/// little of all events, and its indexes find it whatever is asked of it.
struct OrganizedEventStore: Sendable {
    let database: PostgresClient

    /// One page of them.
    func events(of identity: Identity, _ filter: OrganizedEventFilter, now: Date) async throws -> [OrganizedEvent] {
        let viewer = Viewer(identity)
        return try await database.read(Self.query(of: identity, filter, now: now)).map { row in
            let viewed = try EventStore.viewed(row, by: viewer, now: now)
            return OrganizedEvent(event: viewed.listed, part: try row.get("part"))
        }
    }

    static func query(of identity: Identity, _ filter: OrganizedEventFilter, now: Date) -> PostgresQuery {
        var conditions: [PostgresQuery] = []
        if !filter.statuses.isEmpty {
            conditions.append("\(status(now)) = ANY(\(filter.statuses.map(\.rawValue))::text[])")
        }
        if !filter.parts.isEmpty { conditions.append("part = ANY(\(filter.parts.map(\.rawValue))::text[])") }
        if case .time(let start, let id)? = filter.after {
            conditions.append(
                filter.isLatestFirst
                    ? "(start_time, id) < (\(start), \(id)::uuid)" : "(start_time, id) > (\(start), \(id)::uuid)"
            )
        }
        let order: PostgresQuery = filter.isLatestFirst ? "start_time DESC, id DESC" : "start_time, id"
        return """
            SELECT \(EventStore.columns(for: Viewer(identity))), part FROM (\(organized(by: identity.userID))) AS organized
            WHERE \(.all(conditions)) ORDER BY \(order) LIMIT \(filter.limit)
            """
    }

    /// How many there are in each state, whatever page and state is asked for.
    func counts(of identity: Identity, _ filter: OrganizedEventFilter, now: Date) async throws -> Counts<EventStatus> {
        var condition: PostgresQuery = "true"
        if !filter.parts.isEmpty { condition = "part = ANY(\(filter.parts.map(\.rawValue))::text[])" }
        let rows = try await database.read(
            """
            SELECT \(Self.status(now)) AS status, count(*) AS n FROM (\(Self.organized(by: identity.userID))) AS organized
            WHERE \(condition) GROUP BY 1
            """
        )
        return Counts(try rows.reduce(into: [:]) { $0[try $1.get("status")] = try $1.get("n") })
    }

    /// As ``EventPowers`` says: who checks in does not see what is not published.
    private static func organized(by userID: UUID) -> PostgresQuery {
        """
        SELECT own.*, 'organizer' AS part FROM events.events AS own WHERE organizer_id = \(userID)
        UNION ALL
        SELECT theirs.*, role AS part
        FROM events.group_members AS m JOIN events.events AS theirs ON theirs.group_id = m.group_id
        WHERE user_id = \(userID) AND organizer_id <> \(userID)
            AND (role <> 'check-in' OR state = 'published' OR withdrawn_at IS NOT NULL)
        """
    }

    /// As ``EventState/status(start:end:now:)``.
    private static func status(_ now: Date) -> PostgresQuery {
        """
        CASE WHEN state <> 'published' THEN state WHEN \(now) < start_time THEN 'upcoming'
            WHEN \(now) < end_time THEN 'ongoing' ELSE 'completed' END
        """
    }
}
