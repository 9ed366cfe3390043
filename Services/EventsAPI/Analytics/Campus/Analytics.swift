import CampusCore
import Foundation
import ServiceKit

/// Figures over many events: organizers see what they organize, administrators all.
struct Analytics: Sendable {
    let store: FigureStore
    let now: @Sendable () -> Date

    /// - Throws: ``PostgresError``, as all of these.
    func statistics(_ filter: FigureFilter, for identity: Identity) async throws -> CampusStatistics {
        let now = now()
        async let previous = previous(filter, for: identity, now: now)
        let current = try await store.statistics(FigureScope(filter, for: identity), now: now)
        return CampusStatistics(current: current, previous: try await previous)
    }

    private func previous(
        _ filter: FigureFilter,
        for identity: Identity,
        now: Date
    ) async throws -> CampusStatistics.Period? {
        guard let before = filter.before else { return nil }
        return try await store.statistics(FigureScope(before, for: identity), now: now)
    }

    func categories(_ filter: FigureFilter, for identity: Identity) async throws -> [SummedFigures<CategoryKey>] {
        try await store.categories(FigureScope(filter, for: identity), now: now())
    }

    func venues(_ filter: FigureFilter, for identity: Identity) async throws -> [SummedFigures<VenueKey>] {
        try await store.venues(FigureScope(filter, for: identity), now: now())
    }

    /// - Throws: ``Problem`` 403: how one organizer does is nothing for another.
    func organizers(_ filter: FigureFilter, for identity: Identity) async throws -> [SummedFigures<OrganizerKey>] {
        guard identity.role == .admin else { throw Problem(.forbidden, "Only administrators compare organizers") }
        return try await store.organizers(FigureScope(filter, for: identity), now: now())
    }

    /// The events that begin in each of the last months, this one included, by UTC's clock.
    func months(
        _ filter: FigureFilter,
        count: Int,
        for identity: Identity
    ) async throws -> [SummedFigures<MonthKey>] {
        let now = now()
        let today = CalendarDay(now)
        return try await store.months(
            FigureScope(filter, for: identity),
            from: today.startOfMonth(before: count - 1),
            to: today,
            now: now
        )
    }

    /// What was decided in each of the last months, or on each day of them.
    func trend(
        _ filter: FigureFilter,
        step: TrendPoint.Step,
        months: Int,
        for identity: Identity
    ) async throws -> [TrendPoint] {
        let today = CalendarDay(now())
        return try await store.trend(
            FigureScope(filter, for: identity),
            step: step,
            from: today.startOfMonth(before: months - 1),
            to: today
        )
    }

    func past(
        _ filter: FigureFilter,
        after: (start: Date, id: UUID)?,
        limit: Int,
        for identity: Identity
    ) async throws -> [EventSummary] {
        try await store.past(FigureScope(filter, for: identity), after: after, limit: limit, now: now())
    }

    func coming(_ filter: FigureFilter, limit: Int, for identity: Identity) async throws -> [EventSummary] {
        try await store.coming(FigureScope(filter, for: identity), limit: limit, now: now())
    }

    func activity(_ filter: FigureFilter, limit: Int, for identity: Identity) async throws -> [ActivityEntry] {
        try await store.activity(FigureScope(filter, for: identity), limit: limit)
    }
}

extension CalendarDay {
    /// The first day of the month that lies so many months before this day's.
    fileprivate func startOfMonth(before months: Int) -> CalendarDay {
        (0..<months).reduce(startOfMonth) { day, _ in day.adding(days: -1).startOfMonth }
    }
}
