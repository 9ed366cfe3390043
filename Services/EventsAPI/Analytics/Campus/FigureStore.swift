import CampusCore
import Foundation
import Postgres

/// The SQL of figures over many events. It reads the narrow rows that ``FigureCounting`` keeps, never RSVPs of the whole
/// campus, so that it costs what there are events, not people.
struct FigureStore: Sendable {
    let database: PostgresClient

    /// Sums, and how many events are to come, under way and over.
    func statistics(_ scope: FigureScope, now: Date) async throws -> CampusStatistics.Period {
        async let unique = uniqueAttendees(scope)
        let row = try await database.read(
            """
            SELECT \(FigureSums.columns(now: now)),
                count(*) FILTER (WHERE f.start_time > \(now)) AS upcoming,
                count(*) FILTER (WHERE f.end_time <= \(now)) AS past
            FROM events.event_figures AS f WHERE \(scope.condition)
            """
        )[0]
        let sums = try FigureSums(row)
        let (upcoming, past): (Int, Int) = (try row.get("upcoming"), try row.get("past"))
        return CampusStatistics.Period(
            from: scope.filter.from,
            to: scope.filter.to,
            upcoming: upcoming,
            ongoing: sums.events - upcoming - past,
            past: past,
            sums: sums,
            uniqueAttendees: try await unique
        )
    }

    /// How many different people have a seat at one of the events.
    private func uniqueAttendees(_ scope: FigureScope) async throws -> Int {
        guard scope.isOfCampus else {
            return try await database.read(
                """
                WITH f AS (SELECT f.event_id FROM events.event_figures AS f WHERE \(scope.condition))
                SELECT count(*) AS n FROM (\(Self.attendees(by: "0"))) AS attendees
                """
            )[0].get("n")
        }
        var condition: PostgresQuery = "(\(AttendanceSpans(from: scope.filter.from, to: scope.filter.to).condition))"
        if let category = scope.filter.category { condition = "\(condition) AND category = \(category)" }
        return try await database.read(
            """
            SELECT coalesce(sum(bit_count(people)), 0) AS n FROM (
                SELECT bit_or(people) AS people FROM events.attendance WHERE \(condition) GROUP BY chunk
            ) AS chunks
            """
        )[0].get("n")
    }

    /// Everybody with a seat at the events `f`, once a key. Written so that people with an account, who are most, are
    /// read from an index alone.
    static func attendees(by key: PostgresQuery) -> PostgresQuery {
        """
        SELECT \(key) AS key, r.user_id AS person FROM f JOIN events.rsvps AS r ON r.event_id = f.event_id
        WHERE r.user_id IS NOT NULL AND r.status = 'confirmed'
        UNION
        SELECT \(key), md5(r.email)::uuid FROM f JOIN events.rsvps AS r ON r.event_id = f.event_id
        WHERE r.user_id IS NULL AND r.status = 'confirmed'
        """
    }

    /// Sums of each category that has an event, the one with the most people first.
    func categories(_ scope: FigureScope, now: Date) async throws -> [SummedFigures<CategoryKey>] {
        try await database.read(
            """
            SELECT f.category, \(FigureSums.columns(now: now))
            FROM events.event_figures AS f WHERE \(scope.condition)
            GROUP BY f.category ORDER BY rsvps DESC, f.category
            """
        ).map { SummedFigures(key: CategoryKey(category: try $0.get("category")), sums: try FigureSums($0)) }
    }

    /// Sums of each venue that has an event, the one with the most people first; a hundred at most.
    func venues(_ scope: FigureScope, now: Date) async throws -> [SummedFigures<VenueKey>] {
        try await database.read(
            """
            SELECT v.id, v.name, v.capacity, s.*, s.rsvps::double precision / (s.events * v.capacity) AS utilisation
            FROM (
                SELECT f.venue_id, sum(extract(epoch FROM f.end_time - f.start_time))::double precision / 3600 AS hours,
                    \(FigureSums.columns(now: now))
                FROM events.event_figures AS f WHERE \(scope.condition) AND f.venue_id IS NOT NULL
                GROUP BY f.venue_id ORDER BY rsvps DESC, f.venue_id LIMIT 100
            ) AS s JOIN events.venues AS v ON v.id = s.venue_id
            ORDER BY s.rsvps DESC, v.name, v.id
            """
        ).map { row in
            let key = VenueKey(
                venueID: WireID(try row.get("id")),
                name: try row.get("name"),
                capacity: try row.get("capacity"),
                hours: try row.get("hours"),
                utilisation: try row.get("utilisation")
            )
            return SummedFigures(key: key, sums: try FigureSums(row))
        }
    }

    /// Sums of each organizer who has an event, the one with the most people first; a hundred at most.
    func organizers(_ scope: FigureScope, now: Date) async throws -> [SummedFigures<OrganizerKey>] {
        try await database.read(
            """
            SELECT u.id, u.name, s.* FROM (
                SELECT f.organizer_id, \(FigureSums.columns(now: now))
                FROM events.event_figures AS f WHERE \(scope.condition)
                GROUP BY f.organizer_id ORDER BY rsvps DESC, f.organizer_id LIMIT 100
            ) AS s JOIN events.users AS u ON u.id = s.organizer_id
            ORDER BY s.rsvps DESC, u.name, u.id
            """
        ).map { row in
            let key = OrganizerKey(organizerID: WireID(try row.get("id")), name: try row.get("name"))
            return SummedFigures(key: key, sums: try FigureSums(row))
        }
    }
}
