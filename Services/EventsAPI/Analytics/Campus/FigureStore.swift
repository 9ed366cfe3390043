import CampusCore
import Foundation
import Postgres

/// The SQL of figures over many events, beside the events themselves, which are in ``CountedEvents``. It reads what
/// ``FigureCounting`` keeps, and RSVPs of given events, never those of the whole campus.
struct FigureStore: Sendable {
    let database: PostgresClient

    /// The groups whose events somebody manages.
    func managedGroups(of userID: UUID) async throws -> Set<UUID> {
        Set(
            try await database.read(
                """
                SELECT group_id FROM events.group_members
                WHERE user_id = \(userID) AND role IN ('owner', 'editor')
                """
            ).map { try $0.get("group_id") }
        )
    }

    /// How many different people have a seat at an event of a time.
    func attendees(_ spans: AttendanceSpans, category: EventCategory?) async throws -> Int {
        try await database.read(
            """
            SELECT coalesce(sum(bit_count(people)), 0) AS n FROM (
                SELECT bit_or(people) AS people FROM events.attendance
                WHERE (\(spans.condition)) AND category = coalesce(\(category), category)
                GROUP BY chunk
            ) AS chunks
            """
        )[0].get("n")
    }

    /// The same of each of some months that has somebody, by its place among them.
    ///
    /// - Parameter months: their first days.
    func attendeesOfMonths(_ months: [CalendarDay], category: EventCategory?) async throws -> [Int: Int] {
        try await database.read(
            """
            SELECT place, sum(bit_count(people)) AS n FROM (
                SELECT m.place, bit_or(a.people) AS people
                FROM unnest(\(months.map(\.rawValue))::date[]) WITH ORDINALITY AS m (month, place)
                JOIN events.attendance AS a ON a.span = 'month' AND a.day = m.month
                WHERE a.category = coalesce(\(category), a.category)
                GROUP BY m.place, a.chunk
            ) AS chunks GROUP BY place
            """
        ).reduce(into: [:]) { people, row in
            people[try row.get("place", as: Int.self) - 1] = try row.get("n", as: Int.self)
        }
    }

    /// How many different people have a seat at some events, by what the events are told apart by.
    ///
    /// - Parameter events: each with its key.
    func attendees(ofEvents events: [(id: UUID, key: Int)]) async throws -> [Int: Int] {
        // Written so that people with an account, who are most, are read from an index alone.
        try await database.read(
            """
            WITH e AS (
                SELECT * FROM unnest(\(events.map(\.id))::uuid[], \(events.map(\.key))::integer[]) AS e (id, key)
            )
            SELECT key, count(*) AS n FROM (
                SELECT e.key, r.user_id AS person FROM e JOIN events.rsvps AS r ON r.event_id = e.id
                WHERE r.user_id IS NOT NULL AND r.status = 'confirmed'
                UNION
                SELECT e.key, md5(r.email)::uuid FROM e JOIN events.rsvps AS r ON r.event_id = e.id
                WHERE r.user_id IS NULL AND r.status = 'confirmed'
            ) AS people GROUP BY key
            """
        ).reduce(into: [:]) { people, row in people[try row.get("key")] = try row.get("n", as: Int.self) }
    }
}
