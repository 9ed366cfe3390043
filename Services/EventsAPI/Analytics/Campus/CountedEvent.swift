import CampusCore
import Foundation
import Postgres

/// An event as figures need it, as ``FigureCounting`` counted it last: a row of `events.event_figures`. Nothing in it is
/// counted by reference, so that thousands are looked at in no time.
struct CountedEvent: Sendable {
    let id: UUID
    let organizerID: UUID
    let groupID: UUID?
    let venueID: UUID?
    let category: EventCategory
    let isPublished: Bool
    let start: Date
    let end: Date
    /// On which it begins, in its own time zone: see `CalendarDay.number`.
    let day: Int
    /// When something was decided about it last.
    let decidedAt: Date?
    let seats: Int
    /// People with a seat.
    let confirmed: Int
    let waiting: Int
    let checkedIn: Int
    /// Greater each time that it is counted.
    let version: Int

    init(_ row: PostgresRow) throws {
        id = try row.get("event_id")
        organizerID = try row.get("organizer_id")
        groupID = try row.get("group_id")
        venueID = try row.get("venue_id")
        category = try row.get("category")
        isPublished = try row.get("is_published")
        start = try row.get("start_time")
        end = try row.get("end_time")
        day = try row.get("day")
        decidedAt = try row.get("decided_at")
        seats = try row.get("seats")
        confirmed = try row.get("confirmed")
        waiting = try row.get("waiting")
        checkedIn = try row.get("checked_in")
        version = try row.get("version")
    }
}
