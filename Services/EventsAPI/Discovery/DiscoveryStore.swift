import CampusCore
import Foundation
import Postgres

/// The SQL of lists. Conditions are composed, so that each list is a statement that its index serves; one that holds
/// every condition as `$1 IS NULL OR …` has one plan for all, and that is a scan.
struct DiscoveryStore: Sendable {
    let database: PostgresClient

    /// An event and what it is sorted by, when that is not its time.
    struct Hit: Sendable {
        let viewed: ViewedEvent
        let score: Int
    }

    /// The events of one page.
    func list(_ filter: EventFilter, for viewer: Viewer, now: Date) async throws -> [Hit] {
        guard let query = Self.query(filter, for: viewer, now: now) else { return [] }
        return try await database.read(query).map { row in
            Hit(viewed: try EventStore.viewed(row, by: viewer, now: now), score: try row.get("score"))
        }
    }

    /// The statement of one page; nil when the viewer sees nothing of the kind.
    static func query(_ filter: EventFilter, for viewer: Viewer, now: Date) -> PostgresQuery? {
        guard let conditions = conditions(filter, for: viewer, now: now) else { return nil }
        switch filter.sort {
        case .time: return byTime(conditions, filter, viewer)
        case .popularity: return byPopularity(conditions, filter, viewer)
        case .relevance: return byRelevance(conditions, filter, viewer)
        }
    }

    /// What is true of the events of a list, whatever page and order; nil when the viewer sees nothing of the kind.
    static func conditions(_ filter: EventFilter, for viewer: Viewer, now: Date) -> [PostgresQuery]? {
        guard let state = state(filter, viewer, now) else { return nil }
        var conditions = [state]
        if filter.categories.count == 1 {
            conditions.append("category = \(filter.categories[0].rawValue)")
        } else if !filter.categories.isEmpty {
            conditions.append("category = ANY(\(filter.categories.map(\.rawValue))::text[])")
        }
        if let from = filter.from { conditions.append("start_time >= \(from)") }
        if let to = filter.to { conditions.append("start_time < \(to)") }
        if let venue = filter.venueID { conditions.append("venue_id = \(venue)") }
        if let organizer = filter.organizerID { conditions.append("organizer_id = \(organizer)") }
        if let group = filter.groupID { conditions.append("group_id = \(group)") }
        if let search = filter.search { conditions.append(matches(search, isTolerant: filter.isTolerant)) }
        return conditions
    }

    /// `is_over` is only ever true of what is over, but the clock decides.
    private static func state(_ filter: EventFilter, _ viewer: Viewer, _ now: Date) -> PostgresQuery? {
        switch filter.status {
        case nil: "state = 'published' AND NOT is_over AND end_time > \(now) AND \(viewer.sees)"
        case .upcoming: "state = 'published' AND NOT is_over AND start_time > \(now) AND \(viewer.sees)"
        case .ongoing:
            """
            state = 'published' AND NOT is_over AND start_time <= \(now) AND end_time > \(now) AND \(viewer.sees)
            """
        case .completed: "state = 'published' AND start_time < \(now) AND end_time <= \(now) AND \(viewer.sees)"
        case .cancelled:
            // What was cancelled as a draft stays its organizer's.
            "state = 'cancelled' AND (withdrawn_at IS NOT NULL AND \(viewer.sees) OR \(viewer.seesUnpublished ?? "false"))"
        case .draft: viewer.seesUnpublished.map { "state = 'draft' AND \($0)" }
        case .pending: viewer.seesUnpublished.map { "state = 'pending' AND \($0)" }
        }
    }

    /// Every word, as it begins; or, tolerantly, a title that has one nearly like each. What is compared with is
    /// computed once: a plan that does not know the words would fold them anew for every row.
    private static func matches(_ search: String, isTolerant: Bool) -> PostgresQuery {
        guard isTolerant else { return "search @@ (SELECT events.search_query(\(search)))" }
        let words = search.split { !$0.isLetter && !$0.isNumber }.prefix(8).map(String.init)
        guard !words.isEmpty else { return "false" }
        return .all(words.map { "events.fold(title) %> (SELECT events.fold(\($0)))" })
    }

    private static func byTime(
        _ conditions: [PostgresQuery],
        _ filter: EventFilter,
        _ viewer: Viewer
    ) -> PostgresQuery {
        var conditions = conditions
        let isPast = filter.status == .completed
        if case .time(let start, let id)? = filter.after {
            conditions.append(
                isPast ? "(start_time, id) < (\(start), \(id)::uuid)" : "(start_time, id) > (\(start), \(id)::uuid)"
            )
        }
        let order: PostgresQuery = isPast ? "start_time DESC, id DESC" : "start_time, id"
        return """
            SELECT \(EventStore.columns(for: viewer)), 0 AS score FROM events.events
            WHERE \(.all(conditions)) ORDER BY \(order) LIMIT \(filter.limit)
            """
    }

    private static func byPopularity(
        _ conditions: [PostgresQuery],
        _ filter: EventFilter,
        _ viewer: Viewer
    ) -> PostgresQuery {
        var conditions = conditions
        if case .score(_, let popularity, let id)? = filter.after {
            conditions.append("(popularity, id) < (\(popularity), \(id)::uuid)")
        }
        return """
            SELECT \(EventStore.columns(for: viewer)), popularity AS score FROM events.events
            WHERE \(.all(conditions)) ORDER BY popularity DESC, id DESC LIMIT \(filter.limit)
            """
    }

    /// How many matches are ranked: those nearest in time. A word that thousands of events have says little about any
    /// of them, and ranking all would take as long as there are events.
    private static let ranked = 300

    /// Scores are whole numbers, so that a cursor compares as the page was sorted.
    private static func byRelevance(
        _ conditions: [PostgresQuery],
        _ filter: EventFilter,
        _ viewer: Viewer
    ) -> PostgresQuery {
        var place: PostgresQuery = "true"
        if case .score(_, let score, let id)? = filter.after { place = "(score, id) < (\(score), \(id)::uuid)" }
        let search = filter.search ?? ""
        let order: PostgresQuery = filter.status == .completed ? "start_time DESC, id DESC" : "start_time, id"
        // Computed once, as above.
        let score: PostgresQuery =
            filter.isTolerant
            ? "word_similarity((SELECT events.fold(\(search))), events.fold(title))"
            : "coalesce(ts_rank(search, (SELECT events.search_query(\(search)))), 0)"
        return """
            SELECT \(EventStore.columns(for: viewer)), score FROM (
                SELECT nearest.*, round(100000 * \(score))::integer AS score
                FROM (SELECT * FROM events.events WHERE \(.all(conditions)) ORDER BY \(order) LIMIT \(ranked)) AS nearest
            ) AS hits
            WHERE \(place) ORDER BY score DESC, id DESC LIMIT \(filter.limit)
            """
    }
}
