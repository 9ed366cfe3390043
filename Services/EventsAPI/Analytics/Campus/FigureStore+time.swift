import CampusCore
import Foundation
import Postgres

extension FigureStore {
    /// Sums of the events that begin in each of the months, with zeros, the first first.
    ///
    /// - Parameters:
    ///   - first: the first day of the first month.
    ///   - last: a day of the last.
    func months(
        _ scope: FigureScope,
        from first: CalendarDay,
        to last: CalendarDay,
        now: Date
    ) async throws -> [SummedFigures<MonthKey>] {
        let people: PostgresQuery =
            scope.isOfCampus
            ? """
            SELECT month, sum(bit_count(people)) AS n FROM (
                SELECT day AS month, bit_or(people) AS people FROM events.attendance
                WHERE span = 'month' AND day BETWEEN \(first)::date AND \(last)::date
                    AND category = coalesce(\(scope.filter.category), category)
                GROUP BY day, chunk
            ) AS chunks GROUP BY month
            """
            : """
            SELECT key AS month, count(*) AS n FROM (\(Self.attendees(by: "f.month"))) AS attendees GROUP BY key
            """
        return try await database.read(
            """
            WITH month AS (
                SELECT m::date AS month FROM generate_series(\(first)::timestamp, \(last)::timestamp, '1 month') AS m
            ), f AS (
                SELECT f.*, date_trunc('month', f.day)::date AS month FROM events.event_figures AS f
                WHERE \(scope.ofPublished) AND f.day BETWEEN \(first)::date AND \(last.endOfMonth)::date
            ), sums AS (
                SELECT f.month, \(FigureSums.columns(now: now)) FROM f GROUP BY f.month
            ), people AS (\(people))
            SELECT to_char(month, 'YYYY-MM') AS month, coalesce(people.n, 0) AS unique_attendees,
                coalesce(events, 0) AS events, coalesce(seats, 0) AS seats, coalesce(rsvps, 0) AS rsvps,
                coalesce(waiting, 0) AS waiting, coalesce(checked_in, 0) AS checked_in,
                coalesce(expected, 0) AS expected, coalesce(came, 0) AS came
            FROM month LEFT JOIN sums USING (month) LEFT JOIN people USING (month)
            ORDER BY month.month
            """
        ).map { row in
            let key = MonthKey(month: try row.get("month"), uniqueAttendees: try row.get("unique_attendees"))
            return SummedFigures(key: key, sums: try FigureSums(row))
        }
    }

    /// What was decided in each step of a time, with zeros, the first first.
    ///
    /// - Parameters:
    ///   - first: where a step begins.
    ///   - last: a day of the last step.
    func trend(
        _ scope: FigureScope,
        step: TrendPoint.Step,
        from first: CalendarDay,
        to last: CalendarDay
    ) async throws -> [TrendPoint] {
        let days: PostgresQuery =
            scope.isOfCampus
            ? """
            SELECT d.* FROM events.category_days AS d
            WHERE d.category = coalesce(\(scope.filter.category), d.category)
            """
            : """
            SELECT d.* FROM events.event_figures AS f JOIN events.event_days AS d ON d.event_id = f.event_id
            WHERE \(scope.whose)
            """
        return try await database.read(
            """
            SELECT s::date AS start, coalesce(sum(confirmed), 0) AS confirmed, coalesce(sum(waitlisted), 0) AS waitlisted,
                coalesce(sum(promoted), 0) AS promoted, coalesce(sum(cancelled), 0) AS cancelled,
                coalesce(sum(checked_in), 0) AS checked_in
            FROM generate_series(\(first)::timestamp, \(last)::timestamp, ('1 ' || \(step))::interval) AS s
            LEFT JOIN (
                SELECT date_trunc(\(step), day::timestamp) AS step, sum(confirmed) AS confirmed,
                    sum(waitlisted) AS waitlisted, sum(promoted) AS promoted, sum(cancelled) AS cancelled,
                    sum(checked_in) AS checked_in
                FROM (\(days)) AS d WHERE day >= \(first)::date GROUP BY 1
            ) AS sums ON sums.step = s
            GROUP BY s ORDER BY s
            """
        ).map { row in
            TrendPoint(
                from: try row.get("start"),
                confirmed: try row.get("confirmed"),
                waitlisted: try row.get("waitlisted"),
                promoted: try row.get("promoted"),
                cancelled: try row.get("cancelled"),
                checkedIn: try row.get("checked_in")
            )
        }
    }
}
