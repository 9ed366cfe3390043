import CampusCore
import Foundation
import Postgres

extension RSVPStore {
    /// An event's RSVPs in order of arrival, one page of them.
    func rsvps(eventID: UUID, _ filter: AttendeeFilter = AttendeeFilter()) async throws -> [RSVP] {
        try await database.read(Self.attendees(eventID: eventID, filter)).map(Self.rsvp)
    }

    static func attendees(eventID: UUID, _ filter: AttendeeFilter) -> PostgresQuery {
        var conditions: [PostgresQuery] = ["event_id = \(eventID)"]
        if let status = filter.status { conditions.append("status = \(status.rawValue)") }
        switch filter.isCheckedIn {
        case true?: conditions.append("checked_in_at IS NOT NULL")
        case false?: conditions.append("checked_in_at IS NULL")
        case nil: break
        }
        if let search = filter.search {
            conditions.append(
                filter.searchesAddresses
                    ? "(\(isCalled(search)) OR starts_with(email, lower(\(search))))" : isCalled(search)
            )
        }
        if let after = filter.after {
            conditions.append("(created_at, id) > (\(after.createdAt), \(after.id)::uuid)")
        }
        return """
            SELECT r.*, events.waitlist_position(r) AS waitlist_position FROM events.rsvps AS r
            WHERE \(.all(conditions)) ORDER BY created_at, id LIMIT \(filter.limit)
            """
    }

    /// The condition that every word of the text begins a word of the RSVP's name; accents and case do not count.
    ///
    /// Words end at spaces and punctuation, and not at what is no letter, since a database of the locale C knows none
    /// but those of English.
    static func isCalled(_ text: String) -> PostgresQuery {
        let words = text.split { !$0.isLetter && !$0.isNumber }.prefix(8).map(String.init)
        guard !words.isEmpty else { return "false" }
        return """
            ' ' || regexp_replace(events.fold(normalize(name)), '[[:space:][:punct:]]+', ' ', 'g') LIKE ALL (ARRAY(
                SELECT '% ' || events.fold(normalize(word)) || '%' FROM unnest(\(words)::text[]) AS word
            ))
            """
    }
}
