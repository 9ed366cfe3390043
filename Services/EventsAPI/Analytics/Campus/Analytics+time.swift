import CampusCore
import Foundation

extension Analytics {
    /// Sums of the events that begin in each of the last months, this one included, by UTC's clock, the first first.
    ///
    /// - Throws: ``PostgresError``, as all of these.
    func months(
        _ filter: FigureFilter,
        count: Int,
        for identity: Identity
    ) async throws -> [SummedFigures<MonthKey>] {
        let now = now()
        let months = CalendarDay(now).lastMonths(count)
        let (first, last) = (months[0], months[count - 1])
        var whole = filter
        (whole.from, whole.to) = (first, last.endOfMonth)
        let scope = try await scope(whole, for: identity)
        // Which of the months a day is in, by how far it is from the first.
        let places = months.indices.flatMap { place in
            repeatElement(place, count: months[place].days(to: months[place].endOfMonth) + 1)
        }
        let begin = first.number
        var sums = Array(repeating: FigureSums(), count: count)
        var events: [CountedPeople.Entry] = []
        for event in try await counted.current() where scope.includes(event) {
            let place = places[event.day - begin]
            sums[place].add(event, now: now)
            if !scope.isOfCampus { events.append(CountedPeople.Entry(event, key: place)) }
        }
        let attendees: [Int: Int] =
            if scope.isOfCampus {
                try await store.attendeesOfMonths(months, category: filter.category)
            } else {
                try await people.attendees(of: events)
            }
        return months.indices.map { place in
            let key = MonthKey(month: months[place], uniqueAttendees: attendees[place] ?? 0)
            return SummedFigures(key: key, sums: sums[place])
        }
    }

    /// What was decided in each of the last months, or on each day of them.
    func trend(
        _ filter: FigureFilter,
        step: TrendPoint.Step,
        months: Int,
        for identity: Identity
    ) async throws -> [TrendPoint] {
        let (scope, today) = (try await scope(filter, for: identity), CalendarDay(now()))
        let source: FigureStore.DecisionSource =
            if scope.isOfCampus {
                .campus(filter.category)
            } else {
                .events(try await counted.current().filter(scope.owns).map(\.id))
            }
        return try await store.trend(source, step: step, from: today.lastMonths(months)[0], to: today)
    }
}

extension CalendarDay {
    /// The first days of so many months up to the one of this day, the earliest first.
    fileprivate func lastMonths(_ count: Int) -> [CalendarDay] {
        var months = [startOfMonth]
        while months.count < count { months.append(months[months.count - 1].adding(days: -1).startOfMonth) }
        return months.reversed()
    }
}
