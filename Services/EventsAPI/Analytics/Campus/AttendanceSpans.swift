import CampusCore
import Postgres

/// The rows of `events.attendance` that cover a time: whole months, and single days where it begins or ends within one.
struct AttendanceSpans: Equatable, Sendable {
    struct Run: Equatable, Sendable {
        let span: Span
        /// The first days of the first and the last; nil where the time has no end.
        let first: CalendarDay?
        let last: CalendarDay?
    }

    enum Span: String, Sendable {
        case day, month
    }

    let runs: [Run]

    /// - Parameters: nil for a time without beginning or end; `to` is part of it, and not before `from`.
    init(from: CalendarDay?, to: CalendarDay?) {
        let firstMonth = from.map { $0 == $0.startOfMonth ? $0 : $0.endOfMonth.adding(days: 1) }
        let lastMonth = to.map { $0 == $0.endOfMonth ? $0.startOfMonth : $0.startOfMonth.adding(days: -1).startOfMonth }
        if let firstMonth, let lastMonth, firstMonth > lastMonth {
            // No whole month lies in it.
            runs = [Run(span: .day, first: from, last: to)]
            return
        }
        var runs = [Run(span: .month, first: firstMonth, last: lastMonth)]
        if let from, let firstMonth, from < firstMonth {
            runs.append(Run(span: .day, first: from, last: firstMonth.adding(days: -1)))
        }
        if let to, let lastMonth, to > lastMonth.endOfMonth {
            runs.append(Run(span: .day, first: lastMonth.endOfMonth.adding(days: 1), last: to))
        }
        self.runs = runs
    }

    /// What a row must be.
    var condition: PostgresQuery {
        let runs = runs.map { run -> PostgresQuery in
            """
            (span = \(run.span) AND day >= coalesce(\(run.first)::date, '-infinity')
                AND day <= coalesce(\(run.last)::date, 'infinity'))
            """
        }
        return runs.dropFirst().reduce(runs[0]) { "\($0) OR \($1)" }
    }
}
