import Foundation
import Postgres

/// The SQL that counts. What it writes can be thrown away at any time: see ``startAnew()``.
struct FigureCountingStore: Sendable {
    let database: PostgresClient

    enum Progress: Sendable {
        /// All that is committed is counted.
        case done
        /// There is more.
        case more
        /// Another replica counts.
        case busy
    }

    /// How many changes are read at once.
    private static let changes = 5_000
    /// How many events are counted in one transaction while all is counted anew.
    private static let events = 200

    /// Counts what was committed since it was done last, or a part of it.
    func count() async throws -> Progress {
        try await database.transaction { transaction in
            let position = try await transaction.query(
                """
                SELECT transaction_id::text AS transaction_id, change_id, counted_up_to,
                    counted_at < clock_timestamp() - interval '12 hours' AS is_old
                FROM events.figures_position FOR UPDATE SKIP LOCKED
                """
            ).first
            guard let position else { return .busy }
            let change: (transaction: String, id: Int)? = try position.get("transaction_id", as: String?.self)
                .map { ($0, try position.get("change_id")) }
            // Changes are not kept for ever: nobody knows which events they were about that nobody counted so long.
            guard let change, try !position.get("is_old") else {
                try await Self.beginAgain(transaction)
                return .more
            }
            if let last: UUID = try position.get("counted_up_to") {
                return try await Self.countAll(after: last, transaction)
            }
            return try await Self.countChanges(after: change, transaction)
        }
    }

    /// Forgets all that was counted, so that it is counted again from what it was counted from.
    func startAnew() async throws {
        try await database.transaction { transaction in
            _ = try await transaction.query("UPDATE events.figures_position SET generation = generation + 1")
            _ = try await transaction.query(
                """
                TRUNCATE events.event_figures, events.event_days, events.category_days, events.attendee_numbers,
                    events.attendance
                """
            )
            try await Self.beginAgain(transaction)
        }
    }

    /// From here on changes are followed; all that is there already is looked at first.
    private static func beginAgain(_ transaction: PostgresTransaction) async throws {
        _ = try await transaction.query(
            """
            UPDATE events.figures_position SET transaction_id = pg_snapshot_xmin(pg_current_snapshot()), change_id = 0,
                counted_up_to = '00000000-0000-0000-0000-000000000000', counted_at = clock_timestamp()
            """
        )
    }

    private static func countAll(after last: UUID, _ transaction: PostgresTransaction) async throws -> Progress {
        let ids: [UUID] = try await transaction.query(
            "SELECT id FROM events.events WHERE id > \(last) ORDER BY id LIMIT \(events)"
        ).map { try $0.get("id") }
        try await count(ids, transaction)
        let end = ids.count == events ? ids.last : nil
        _ = try await transaction.query(
            "UPDATE events.figures_position SET counted_up_to = \(end)::uuid, counted_at = clock_timestamp()"
        )
        return .more
    }

    private static func countChanges(
        after change: (transaction: String, id: Int),
        _ transaction: PostgresTransaction
    ) async throws -> Progress {
        let changed = try await transaction.query(
            """
            SELECT array_agg(DISTINCT event_id) AS event_ids, count(*) AS n,
                (array_agg(transaction_id ORDER BY transaction_id DESC, id DESC))[1]::text AS transaction_id,
                (array_agg(id ORDER BY transaction_id DESC, id DESC))[1] AS change_id
            FROM (
                SELECT transaction_id, id, event_id FROM events.changes
                WHERE (transaction_id, id) > (\(change.transaction)::xid8, \(change.id))
                    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                ORDER BY transaction_id, id LIMIT \(changes)
            ) AS page
            """
        )[0]
        let number: Int = try changed.get("n")
        guard number > 0 else {
            // That nobody missed anything meanwhile is worth a write only now and then.
            _ = try await transaction.query(
                """
                UPDATE events.figures_position SET counted_at = clock_timestamp()
                WHERE counted_at < clock_timestamp() - interval '1 hour'
                """
            )
            return .done
        }
        try await count(try changed.get("event_ids"), transaction)
        let (last, id): (String, Int) = (try changed.get("transaction_id"), try changed.get("change_id"))
        _ = try await transaction.query(
            """
            UPDATE events.figures_position SET transaction_id = \(last)::xid8, change_id = \(id),
                counted_at = clock_timestamp()
            """
        )
        return number == changes ? .more : .done
    }

    private static func count(_ ids: [UUID], _ transaction: PostgresTransaction) async throws {
        _ = try await transaction.query(
            "SELECT events.count_event(id) FROM unnest(\(ids)::uuid[]) AS id ORDER BY id"
        )
    }
}
