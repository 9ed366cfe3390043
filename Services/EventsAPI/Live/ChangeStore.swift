import Foundation
import Postgres

/// The SQL of the changes that open pages are told of.
struct ChangeStore: Sendable {
    let database: PostgresClient

    /// What was committed after `cursor`, in commit order.
    func changes(after cursor: ChangeCursor, limit: Int) async throws -> ChangePage {
        let rows = try await database.read(
            """
            SELECT transaction_id::text AS transaction_id, id, type, event_id, user_id, audience,
                data::text AS data, at,
                transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AS is_settled
            FROM events.changes
            WHERE (transaction_id, id) > (\(String(cursor.transactionID))::xid8, \(cursor.id))
            ORDER BY transaction_id, id LIMIT \(limit)
            """
        )
        let changes = try rows.map { row in
            let transactionID: String = try row.get("transaction_id")
            return Change(
                cursor: ChangeCursor(transactionID: UInt64(transactionID) ?? 0, id: try row.get("id")),
                type: try row.get("type"),
                eventID: try row.get("event_id"),
                userID: try row.get("user_id"),
                audience: try row.get("audience"),
                data: try row.get("data"),
                at: try row.get("at")
            )
        }
        let settled = try rows.prefix { try $0.get("is_settled") }.count
        return ChangePage(
            settled: Array(changes[..<settled]),
            unsettled: Array(changes[settled...]),
            isFull: changes.count == limit
        )
    }

    /// The last change that was thrown away: nobody can say any more what came between it and a cursor before it.
    func horizon() async throws -> ChangeCursor {
        let row = try await database.read(
            "SELECT transaction_id::text AS transaction_id, id FROM events.changes_horizon"
        ).first
        guard let row, let transactionID = UInt64(try row.get("transaction_id", as: String.self)) else {
            throw PostgresError.noRow("events.changes_horizon")
        }
        return ChangeCursor(transactionID: transactionID, id: try row.get("id"))
    }

    /// Where reading begins for who has no cursor: everything that is over by now lies before it.
    func now() async throws -> ChangeCursor {
        let text = try await database.read(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon"
        ).first?.get("horizon", as: String.self)
        return ChangeCursor(transactionID: (text.flatMap { UInt64($0) } ?? 1) - 1, id: .max)
    }
}
