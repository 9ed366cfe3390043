import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of calendars: what stands in whose.
struct Calendars: Sendable {
    var store: CalendarStore
    let events: Events
    let tokens: CalendarTokens
    /// The address people use.
    let publicURL: URL

    /// At most so many events stand in a calendar, the next first, and at most as many that were cancelled.
    static let capacity = 500
    /// For so long, in seconds, what is over stays in a person's calendar, and what was cancelled in the public one:
    /// longer than any program goes without asking.
    static let memory: TimeInterval = 90 * 86_400
    /// How often programs are asked to look again.
    private static let refreshHours = 1

    /// The same rules, writing where it is said.
    func on(_ database: any PostgresDatabase) -> Calendars {
        var calendars = self
        calendars.store = CalendarStore(database: database)
        return calendars
    }

    /// The calendar of one event, to be added to one's own.
    ///
    /// - Throws: ``Problem`` 404 for what one may not see.
    func event(id: UUID, for identity: Identity?) async throws -> CalendarDocument {
        CalendarDocument(
            try await entries([try await events.event(id: id, for: identity)]),
            publisher: publicURL
        )
    }

    /// What a list with the filter holds, as a calendar to subscribe to; what was cancelled of it in the last 90 days
    /// stays as such, so that it is struck out in calendars that hold it already.
    func feed(_ filter: EventFilter, for identity: Identity?) async throws -> CalendarDocument {
        let viewer = Viewer(identity)
        let now = events.now()
        var shown: [Event] = []
        if [nil, .upcoming, .ongoing, .completed].contains(filter.status) {
            shown = try await store.events(filter, for: viewer, now: now)
        }
        if [nil, .upcoming, .ongoing, .cancelled].contains(filter.status) {
            shown += try await store.withdrawn(filter, since: now - Self.memory, for: viewer, now: now)
        }
        for index in shown.indices { shown[index].onlineURL = nil }
        var entries = try await entries(shown)
        for index in entries.indices { entries[index].takesTime = false }
        return CalendarDocument(
            entries,
            publisher: publicURL,
            name: Self.name(filter),
            refreshHours: Self.refreshHours
        )
    }

    /// What the person goes to, or waits for, of the last 90 days and all that is to come.
    func personal(userID: UUID) async throws -> CalendarDocument {
        let now = events.now()
        let attendances = try await store.attendances(
            userID: userID,
            since: now - Self.memory,
            limit: Self.capacity,
            now: now
        )
        var entries = try await entries(attendances.map(\.event))
        for (index, attendance) in attendances.enumerated() {
            // Promoted from the waitlist, an entry is another although the event is the same.
            entries[index].changedAt = max(attendance.event.updatedAt, attendance.changedAt)
            if attendance.isConfirmed { continue }
            entries[index].certainty = .tentative
            entries[index].takesTime = false
            // The link is for those who have a seat.
            entries[index].event.onlineURL = nil
        }
        return CalendarDocument(
            entries,
            publisher: publicURL,
            name: "My campus events",
            refreshHours: Self.refreshHours
        )
    }

    private func entries(_ events: [Event]) async throws -> [CalendarEntry] {
        let venues = Set(events.compactMap(\.venueID))
        let positions = try await store.positions(venueIDs: venues.map(\.uuid))
        return events.map { event in
            var entry = CalendarEntry(event, page: publicURL.appending(path: "events/\(event.id.uuid.wire)"))
            entry.position = event.venueID.flatMap { positions[$0] }
            return entry
        }
    }

    private static func name(_ filter: EventFilter) -> String {
        let parts = filter.categories.map(\.rawValue) + (filter.search.map { ["“\($0)”"] } ?? [])
        return parts.isEmpty ? "Campus Events" : "Campus Events: " + parts.joined(separator: ", ")
    }
}
