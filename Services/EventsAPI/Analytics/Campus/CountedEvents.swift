import Foundation
import Postgres

/// All events as they were counted, kept here so that sums over them need no query of thousands of rows: one asks for
/// those that were counted again, which are few.
///
/// Filled when it is first asked. An event takes about 200 bytes.
actor CountedEvents {
    private let database: PostgresClient
    private var events: [CountedEvent] = []
    /// Where in `events` an event is.
    private var places: [UUID: Int] = [:]
    /// All of them were thrown away since when the database has a later one.
    private var generation = -1
    private var version = 0
    private let freshness: Duration
    private let page: Int
    private var readAt: ContinuousClock.Instant?

    /// - Parameters:
    ///   - freshness: how long it is not asked again; a part of the second within which figures are right.
    ///   - page: how many are read at once.
    init(database: PostgresClient, freshness: Duration = .milliseconds(200), page: Int = 5_000) {
        self.database = database
        self.freshness = freshness
        self.page = page
    }

    /// All of them, right up to what was counted when it is called, or a moment before; those that are not published
    /// too.
    ///
    /// - Throws: ``PostgresError``.
    func current() async throws -> [CountedEvent] {
        if let readAt, readAt.duration(to: .now) < freshness { return events }
        let begin = ContinuousClock.now
        var isWhole = false
        while !isWhole { isWhole = try await readPage() }
        readAt = begin
        return events
    }

    /// - Returns: whether there is no more to read.
    private func readPage() async throws -> Bool {
        let rows = try await database.read(
            """
            SELECT p.generation, f.event_id, f.organizer_id, f.group_id, f.venue_id, f.category,
                f.state = 'published' AS is_published, f.start_time, f.end_time, f.day - '1970-01-01'::date AS day,
                f.decided_at, f.seats, f.confirmed, f.waiting, f.checked_in, f.version
            FROM events.figures_position AS p LEFT JOIN events.event_figures AS f
                ON f.version > CASE WHEN p.generation = \(generation) THEN \(version) ELSE 0 END
            ORDER BY f.version LIMIT \(page)
            """
        )
        // While it was waited for, others may have read on.
        let theirs: Int = try rows[0].get("generation")
        guard theirs >= generation else { return true }
        if theirs > generation {
            (generation, version) = (theirs, 0)
            events.removeAll()
            places.removeAll()
        }
        // One row without an event says that there is none.
        let isEmpty = try rows[0].get("event_id", as: UUID?.self) == nil
        if !isEmpty { for row in rows { keep(try CountedEvent(row)) } }
        return isEmpty || rows.count < page
    }

    private func keep(_ event: CountedEvent) {
        if let place = places[event.id] {
            if events[place].version < event.version { events[place] = event }
        } else {
            places[event.id] = events.count
            events.append(event)
        }
        version = max(version, event.version)
    }
}
