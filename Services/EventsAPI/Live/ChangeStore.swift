import Foundation
import Live
import Postgres

/// The SQL of the changes that open pages are told of.
struct ChangeStore: Sendable {
    let database: PostgresClient

    /// How far a client is looked for in the table that comes back after a long time.
    private static let replayScan = 20_000
    /// How many missed changes a client is given; who missed more loads everything anew.
    private static let replayLimit = 1000

    /// What was committed after `cursor`, in commit order.
    ///
    /// Sorted by the column and not by the text of the same name, of which "999" comes behind "1000".
    func changes(after cursor: LiveCursor, limit: Int) async throws -> ChangePage {
        let rows = try await database.read(
            """
            SELECT transaction_id::text AS transaction_id, id, type, event_id, user_id, audience,
                data::text AS data, at,
                transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AS is_settled
            FROM events.changes
            WHERE (transaction_id, id) > (\(String(cursor.transactionID))::xid8, \(cursor.id))
            ORDER BY events.changes.transaction_id, id LIMIT \(limit)
            """
        )
        let changes = try rows.map(Self.change)
        let settled = try rows.prefix { try $0.get("is_settled") }.count
        return ChangePage(
            settled: Array(changes[..<settled]),
            unsettled: Array(changes[settled...]),
            isFull: changes.count == limit
        )
    }

    /// The latest changes before everything that still runs, with the place behind which they are all there are.
    func recent(limit: Int) async throws -> (start: LiveCursor, changes: [LiveChange]) {
        let rows = try await database.read(
            """
            SELECT transaction_id::text AS transaction_id, id, type, event_id, user_id, audience,
                data::text AS data, at
            FROM events.changes
            WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY events.changes.transaction_id DESC, id DESC LIMIT \(limit + 1)
            """
        )
        let changes = try rows.map(Self.change).reversed()
        // One more than is kept shows that there are earlier ones, and which was the last of them.
        if changes.count > limit, let first = changes.first { return (first.order, Array(changes.dropFirst())) }
        return (try await horizon(), Array(changes))
    }

    /// What a client has missed that heard everything up to `start`, from there up to `end`; nil when that is too much
    /// or cannot be known any more.
    func missed(
        after start: LiveCursor,
        upTo end: LiveCursor,
        by interest: LiveInterest
    ) async throws -> [LiveChange]? {
        let count = try await database.read(
            """
            SELECT count(*) AS n FROM (
                SELECT FROM events.changes
                WHERE (transaction_id, id) > (\(String(start.transactionID))::xid8, \(start.id))
                    AND (transaction_id, id) <= (\(String(end.transactionID))::xid8, \(end.id))
                LIMIT \(Self.replayScan + 1)
            ) AS missed
            """
        ).first?.get("n", as: Int.self)
        guard let count, count <= Self.replayScan else { return nil }
        let rows = try await database.read(
            """
            SELECT transaction_id::text AS transaction_id, id, type, event_id, user_id, audience,
                data::text AS data, at
            FROM events.changes
            WHERE (transaction_id, id) > (\(String(start.transactionID))::xid8, \(start.id))
                AND (transaction_id, id) <= (\(String(end.transactionID))::xid8, \(end.id))
                AND (user_id = \(interest.person)::uuid
                    OR type LIKE 'rsvp:%' AND event_id = ANY(\(Array(interest.managed))::uuid[])
                    OR user_id IS NULL AND audience <> 'nobody'
                        AND (\(interest.shared.wantsAll) OR event_id = ANY(\(Array(interest.shared.events))::uuid[])))
            ORDER BY events.changes.transaction_id, id LIMIT \(Self.replayLimit + 1)
            """
        )
        // Asked behind, since the horizon only moves on: what was read above was whole if it is whole now.
        guard rows.count <= Self.replayLimit, try await horizon() <= start else { return nil }
        return try rows.map(Self.change).filter(interest.includes)
    }

    /// Whether a transaction of that number can have been: false for a cursor of another database's past.
    func hasBegun(_ transactionID: UInt64) async throws -> Bool {
        try await database.read(
            """
            SELECT \(String(transactionID))::xid8 < pg_snapshot_xmax(pg_current_snapshot()) AS has_begun
            """
        ).first?.get("has_begun") ?? false
    }

    /// The last change that was thrown away: nobody can say any more what came between it and a cursor before it.
    func horizon() async throws -> LiveCursor {
        let row = try await database.read(
            "SELECT transaction_id::text AS transaction_id, id FROM events.changes_horizon"
        ).first
        guard let row, let transactionID = UInt64(try row.get("transaction_id", as: String.self)) else {
            throw PostgresError.noRow("events.changes_horizon")
        }
        return LiveCursor(transactionID: transactionID, id: try row.get("id"))
    }

    /// Where reading begins for who has no cursor: everything that is over by now lies before it.
    func now() async throws -> LiveCursor {
        let text = try await database.read(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon"
        ).first?.get("horizon", as: String.self)
        return LiveCursor(transactionID: (text.flatMap { UInt64($0) } ?? 1) - 1, id: .max)
    }

    private static func change(_ row: PostgresRow) throws -> LiveChange {
        let transactionID: String = try row.get("transaction_id")
        return LiveChange(
            cursor: LiveCursor(transactionID: UInt64(transactionID) ?? 0, id: try row.get("id")),
            type: try row.get("type"),
            data: try row.get("data"),
            at: try row.get("at"),
            eventID: try row.get("event_id"),
            userID: try row.get("user_id"),
            audience: try row.get("audience")
        )
    }
}
