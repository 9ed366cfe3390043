import Algorithms
import CampusCore
import Foundation
import ServiceKit

// Events are told by where they are in the list: to copy thousands of them takes longer than to look at them.
extension Analytics {
    /// A page of the events that are over, the latest first.
    ///
    /// - Parameter after: start and id of the last one on the page before.
    /// - Throws: ``PostgresError``, as all of these.
    func past(
        _ filter: FigureFilter,
        after: (start: Date, id: UUID)?,
        limit: Int,
        for identity: Identity
    ) async throws -> [EventSummary] {
        let (scope, now) = (try await scope(filter, for: identity), now())
        let after = after.map { CountedEvent.place($0.start, $0.id) }
        let events = try await counted.current()
        let latest = events.indices
            .filter { index in
                let event = events[index]
                return event.start <= now && event.end <= now && scope.includes(event)
                    && after.map { event.place < $0 } != false
            }
            .max(count: limit) { events[$0].place < events[$1].place }
        return try await summaries(of: latest.reversed().map { events[$0] }, isOver: true)
    }

    /// The events to come, the fullest first, and of those equally full the next.
    func coming(_ filter: FigureFilter, limit: Int, for identity: Identity) async throws -> [EventSummary] {
        let (scope, now) = (try await scope(filter, for: identity), now())
        let events = try await counted.current()
        let fullest = events.indices
            .filter { events[$0].start > now && scope.includes(events[$0]) }
            .min(count: limit) { left, right in
                let (left, right) = (events[left], events[right])
                return (right.demand, left.start, left.id) < (left.demand, right.start, right.id)
            }
        return try await summaries(of: fullest.map { events[$0] }, isOver: false)
    }

    private func summaries(of events: [CountedEvent], isOver: Bool) async throws -> [EventSummary] {
        let titles = try await store.titles(of: events.map(\.id))
        return events.compactMap { event in
            titles[event.id].map { EventSummary(event, title: $0.title, timezone: $0.timezone, isOver: isOver) }
        }
    }

    /// What was decided last, the latest first.
    func activity(_ filter: FigureFilter, limit: Int, for identity: Identity) async throws -> [ActivityEntry] {
        let scope = try await scope(filter, for: identity)
        let events = try await counted.current()
        let latest = events.indices
            .filter { events[$0].decidedAt != nil && scope.includes(events[$0]) }
            .max(count: limit) { (events[$0].decidedAt ?? .distantPast) < (events[$1].decidedAt ?? .distantPast) }
        return try await store.activity(ofEvents: latest.map { events[$0].id }, limit: limit)
    }
}

extension CountedEvent {
    /// Where it is in time among others.
    fileprivate var place: (Int64, UUID) { Self.place(start, id) }

    /// A cursor has its start in whole microseconds.
    fileprivate static func place(_ start: Date, _ id: UUID) -> (Int64, UUID) {
        (Int64((start.timeIntervalSince1970 * 1_000_000).rounded()), id)
    }

    /// How many want a seat, as a part of the seats.
    fileprivate var demand: Double { Double(confirmed + waiting) / Double(seats) }
}
