import CampusCore
import Foundation
import Postgres

@testable import EventsAPI

extension Campus {
    var announcements: AnnouncementStore { AnnouncementStore(database: database) }

    /// Tells all that is due, so many people at a time.
    func tellWhatIsDue(limit: Int = AnnouncementWorker.batch) async throws {
        while try await announcements.tell(limit: limit) != nil {}
    }

    /// Makes all that waits of a template due.
    func letComeDue(_ template: String) async throws {
        _ = try await database.write(
            """
            UPDATE events.announcements SET due_at = clock_timestamp()
            WHERE template = \(template) AND done_at IS NULL AND due_at > clock_timestamp()
            """
        )
    }

    /// In how many hours from the test's beginning each of the event's reminders is due that has not been told.
    func reminders(of event: Event) async throws -> [Double] {
        try await database.read(
            """
            SELECT due_at FROM events.announcements
            WHERE event_id = \(event.id.uuid) AND template = 'event_reminder' AND done_at IS NULL ORDER BY due_at
            """
        ).map { (try $0.get("due_at", as: Date.self).timeIntervalSince(now) / 3600 * 100).rounded() / 100 }
    }

    /// How many announcements of the template there are, told or not.
    func announcements(_ template: String) async throws -> Int {
        try await number("SELECT count(*) AS n FROM events.announcements WHERE template = \(template)")
    }

    /// What the mails of the template say, in the order of the recipients' names.
    func contexts(_ template: String) async throws -> [[String: JSONValue]] {
        try await database.read(
            """
            SELECT context::text AS context FROM events.outbox WHERE template = \(template)
            ORDER BY recipient ->> 'name', created_at
            """
        ).map { row in
            let text: String = try row.get("context")
            return try WireJSON.decoder().decode([String: JSONValue].self, from: Data(text.utf8))
        }
    }

    /// Whom the mails of the template are for, by name.
    func recipients(_ template: String) async throws -> [String] {
        try await database.read(
            """
            SELECT recipient ->> 'name' AS name FROM events.outbox WHERE template = \(template) ORDER BY 1
            """
        ).map { try $0.get("name") }
    }

    @discardableResult
    func patch(_ event: Event, _ members: [String: JSONValue]) async throws -> Event {
        try await events.patch(id: event.id.uuid, with: .object(members), Precondition([]), by: organizer)
    }

    /// Moves the event so many hours, to later or earlier.
    @discardableResult
    func move(_ event: Event, toHours hours: Double) async throws -> Event {
        try await patch(
            event,
            [
                "start_time": .string(WireTime.format(now.addingTimeInterval(hours * 3600))),
                "end_time": .string(WireTime.format(now.addingTimeInterval((hours + 2) * 3600))),
            ]
        )
    }

    /// The time as PostgreSQL's JSON has it, so many hours from the test's beginning.
    func time(inHours hours: Double) -> JSONValue {
        .string(WireTime.format(now.addingTimeInterval(hours * 3600)).replacing("Z", with: "+00:00"))
    }
}
