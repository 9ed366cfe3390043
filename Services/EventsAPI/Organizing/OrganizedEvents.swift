import CampusCore
import Foundation
import ServiceKit

/// The lists of what somebody organizes or works at.
struct OrganizedEvents: Sendable {
    let store: OrganizedEventStore
    let now: @Sendable () -> Date

    /// One page of a list.
    struct Page: Sendable {
        let events: [OrganizedEvent]
        /// How many there are in each state; on the first page only.
        let counts: Counts<EventStatus>?
        /// Where the next page begins; nil when there is none.
        let next: PageCursor?
    }

    /// - Throws: ``PostgresError``.
    func page(of identity: Identity, _ filter: OrganizedEventFilter) async throws -> Page {
        let now = now()
        let events = try await store.events(of: identity, filter, now: now)
        let counts = filter.after == nil ? try await store.counts(of: identity, filter, now: now) : nil
        let last = events.count == filter.limit ? events.last : nil
        let next = last.map { EventCursor($0.event, sort: .time, score: 0).page }
        return Page(events: events, counts: counts, next: next)
    }
}
