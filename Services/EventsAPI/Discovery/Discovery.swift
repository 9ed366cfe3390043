import CampusCore
import Foundation
import ServiceKit

/// How people find events.
struct Discovery: Sendable {
    let store: DiscoveryStore
    let suggestions: SuggestionStore
    let events: Events

    /// One page of a list, and where the next begins.
    ///
    /// A search that finds nothing is repeated tolerantly, among what is to come: a slip of the keyboard still finds
    /// the seminar. What that finds is one page.
    func list(_ filter: EventFilter, for identity: Identity?) async throws -> (events: [Event], next: PageCursor?) {
        let hits = try await store.list(filter, for: Viewer(identity), now: events.now())
        if hits.isEmpty, filter.search != nil, filter.after == nil, filter.status == nil || filter.status == .upcoming {
            var tolerant = filter
            tolerant.isTolerant = true
            let alike = try await store.list(tolerant, for: Viewer(identity), now: events.now())
            return (alike.map(\.viewed.listed), nil)
        }
        let last = hits.count == filter.limit ? hits.last : nil
        return (
            hits.map(\.viewed.listed),
            last.map { EventCursor($0.viewed.event, sort: filter.sort, score: $0.score).page }
        )
    }

    /// What is like the event.
    ///
    /// - Throws: ``Problem`` 404 for what one may not see.
    func similar(to id: UUID, limit: Int, for identity: Identity?) async throws -> [SuggestedEvent] {
        let event = try await events.event(id: id, for: identity)
        let candidates = try await suggestions.candidates(like: event, for: Viewer(identity), now: events.now())
        return EventRanking(now: events.now())
            .similar(to: event, among: candidates.map(\.listed), limit: limit)
    }

    /// What may interest the person; for someone unknown, what interests most.
    func recommended(limit: Int, for identity: Identity?) async throws -> [SuggestedEvent] {
        let now = events.now()
        var taste = Taste()
        if let identity { taste = try await suggestions.taste(userID: identity.userID, now: now) }
        let candidates = try await suggestions.candidates(taste, for: Viewer(identity), now: now)
        return EventRanking(now: now)
            .recommended(candidates.map(\.listed), for: taste, limit: limit)
    }
}
