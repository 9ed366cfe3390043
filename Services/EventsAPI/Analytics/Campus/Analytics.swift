import CampusCore
import Foundation
import ServiceKit

/// Figures over many events: organizers see what they organize, administrators all.
struct Analytics: Sendable {
    let store: FigureStore
    let counted: CountedEvents
    let people: CountedPeople
    let now: @Sendable () -> Date

    /// - Throws: ``PostgresError``, as all of these.
    func statistics(_ filter: FigureFilter, for identity: Identity) async throws -> CampusStatistics {
        let now = now()
        let scope = try await scope(filter, for: identity)
        let events = try await counted.current()
        async let current = period(scope, events, now: now)
        var previous: CampusStatistics.Period?
        if let before = filter.before {
            previous = try await period(FigureScope(before, organizer: scope.organizer), events, now: now)
        }
        return CampusStatistics(current: try await current, previous: previous)
    }

    private func period(
        _ scope: FigureScope,
        _ events: [CountedEvent],
        now: Date
    ) async throws -> CampusStatistics.Period {
        var (sums, upcoming, past) = (FigureSums(), 0, 0)
        for event in events where scope.includes(event) {
            sums.add(event, now: now)
            if event.start > now { upcoming += 1 }
            if event.end <= now { past += 1 }
        }
        return CampusStatistics.Period(
            from: scope.filter.from,
            to: scope.filter.to,
            upcoming: upcoming,
            ongoing: sums.events - upcoming - past,
            past: past,
            sums: sums,
            uniqueAttendees: try await attendees(scope, events)
        )
    }

    /// How many different people have a seat at one of the events.
    private func attendees(_ scope: FigureScope, _ events: [CountedEvent]) async throws -> Int {
        let filter = scope.filter
        if scope.isOfCampus {
            let spans = AttendanceSpans(from: filter.from, to: filter.to)
            return try await store.attendees(spans, category: filter.category)
        }
        let theirs = events.lazy.filter(scope.includes).map { CountedPeople.Entry($0, key: 0) }
        return try await people.attendees(of: Array(theirs))[0] ?? 0
    }

    /// Of each category that has an event, the one with the most people first.
    func categories(_ filter: FigureFilter, for identity: Identity) async throws -> [SummedFigures<CategoryKey>] {
        let sums = try await sums(filter, for: identity) { $0.category }
        return Self.largest(sums, orderedBy: \.rawValue).map { category, sums in
            SummedFigures(key: CategoryKey(category: category), sums: sums)
        }
    }

    /// Of each venue that has an event, likewise; a hundred at most.
    func venues(_ filter: FigureFilter, for identity: Identity) async throws -> [SummedFigures<VenueKey>] {
        let sums = try await sums(filter, for: identity, by: \.venueID)
        let largest = Self.largest(sums, orderedBy: \.self).prefix(100)
        let venues = try await store.venues(largest.map(\.key))
        return largest.compactMap { id, sums in
            guard let (name, capacity) = venues[id] else { return nil }
            let key = VenueKey(
                venueID: WireID(id),
                name: name,
                capacity: capacity,
                hours: sums.seconds / 3600,
                utilisation: FigureSums.rate(sums.rsvps, of: sums.events * capacity)
            )
            return SummedFigures(key: key, sums: sums)
        }
    }

    /// Of each organizer who has an event, likewise.
    ///
    /// - Throws: ``Problem`` 403: how one organizer does is nothing for another.
    func organizers(_ filter: FigureFilter, for identity: Identity) async throws -> [SummedFigures<OrganizerKey>] {
        guard identity.role == .admin else { throw Problem(.forbidden, "Only administrators compare organizers") }
        let sums = try await sums(filter, for: identity) { $0.organizerID }
        let largest = Self.largest(sums, orderedBy: \.self).prefix(100)
        let names = try await store.organizers(largest.map(\.key))
        return largest.compactMap { id, sums in
            names[id].map { SummedFigures(key: OrganizerKey(organizerID: WireID(id), name: $0), sums: sums) }
        }
    }

    /// Whose events figures are asked for.
    func scope(_ filter: FigureFilter, for identity: Identity) async throws -> FigureScope {
        guard identity.role != .admin else { return FigureScope(filter, organizer: nil) }
        let groups = try await store.managedGroups(of: identity.userID)
        return FigureScope(filter, organizer: .init(id: identity.userID, groupIDs: groups))
    }

    private func sums<Key: Hashable>(
        _ filter: FigureFilter,
        for identity: Identity,
        by key: (CountedEvent) -> Key?
    ) async throws -> [Key: FigureSums] {
        let (scope, now) = (try await scope(filter, for: identity), now())
        var sums: [Key: FigureSums] = [:]
        for event in try await counted.current() where scope.includes(event) {
            guard let key = key(event) else { continue }
            sums[key, default: FigureSums()].add(event, now: now)
        }
        return sums
    }

    /// Those with the most people first, and of those with as many in an order that stays the same.
    private static func largest<Key: Hashable>(
        _ sums: [Key: FigureSums],
        orderedBy name: (Key) -> some Comparable
    ) -> [(key: Key, value: FigureSums)] {
        sums.sorted { ($1.value.rsvps, name($0.key)) < ($0.value.rsvps, name($1.key)) }
    }
}
