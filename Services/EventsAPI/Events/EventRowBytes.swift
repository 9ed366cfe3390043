import CampusCore
import Foundation
import Postgres

/// The event of a row as JSON, straight from PostgreSQL's text: the same members as ``Event``'s encoding, without the
/// objects between, which take longer than all the rest of an answer.
///
/// Made of rows of ``EventStore/columns``, by place.
struct EventRowBytes {
    private let row: PostgresRow
    let start: Date
    let end: Date
    private let state: EventState?
    let visibility: EventVisibility?
    /// What clients call the state at this time.
    let status: EventStatus

    init(row: PostgresRow, now: Date) {
        self.row = row
        start = row.withBytes(7, Date.decode) ?? .distantPast
        end = row.withBytes(8, Date.decode) ?? .distantPast
        visibility = row.withBytes(15, String.decode).flatMap(EventVisibility.init(rawValue:))
        state = row.withBytes(16, String.decode).flatMap(EventState.init(rawValue:))
        status = (state ?? .draft).status(start: start, end: end, now: now)
    }

    static func id(of row: PostgresRow) -> UUID? { row.withBytes(0, UUID.decode) }

    /// Whether everyone who knows the id may see it.
    var isForEveryone: Bool {
        guard visibility != .signedIn else { return false }
        switch state {
        case .published: return true
        // A draft that was cancelled was never told to anyone.
        case .cancelled: return row.withBytes(26) { $0 != nil }
        case .draft, .pending, nil: return false
        }
    }

    /// The same as ``EventTag``'s for who does not see the link.
    var tag: String {
        func text(_ column: Int) -> String { row.withBytes(column, String.decode) ?? "" }
        return "\"\(text(25))-\(text(11))-\(text(12))-\(status.rawValue)\""
    }

    /// Appends the object without the link of an online event, which is for its attendees.
    func append(to json: inout WireBytes) {
        string(0, #"{"id":"#, &json)
        string(1, #","title":"#, &json)
        string(2, #","description":"#, &json)
        string(3, #","category":"#, &json)
        string(4, #","location":"#, &json)
        string(5, #","venue_id":"#, &json)
        json.raw(#","online_url":null"#)
        time(7, #","start_time":"#, &json)
        time(8, #","end_time":"#, &json)
        string(9, #","timezone":"#, &json)
        number(10, #","max_attendees":"#, &json)
        number(11, #","current_attendees":"#, &json)
        number(12, #","waitlist_count":"#, &json)
        boolean(13, #","waitlist_enabled":"#, &json)
        boolean(14, #","guests_allowed":"#, &json)
        string(15, #","visibility":"#, &json)
        json.raw(#","status":"#)
        json.string(status.rawValue)
        string(17, #","organizer_id":"#, &json)
        string(27, #","organizer_name":"#, &json)
        string(18, #","image_url":"#, &json)
        time(19, #","rsvp_opens_at":"#, &json)
        time(20, #","rsvp_closes_at":"#, &json)
        string(21, #","group_id":"#, &json)
        string(22, #","series_id":"#, &json)
        time(23, #","created_at":"#, &json)
        time(24, #","updated_at":"#, &json)
        number(25, #","version":"#, &json)
        json.raw("}")
    }

    private func string(_ column: Int, _ name: StaticString, _ json: inout WireBytes) {
        json.raw(name)
        row.withBytes(column) { text in
            if let text { json.string(utf8: text) } else { json.raw("null") }
        }
    }

    private func number(_ column: Int, _ name: StaticString, _ json: inout WireBytes) {
        json.raw(name)
        row.withBytes(column) { text in
            if let text { json.raw(text) } else { json.raw("null") }
        }
    }

    private func boolean(_ column: Int, _ name: StaticString, _ json: inout WireBytes) {
        json.raw(name)
        row.withBytes(column) { text in
            json.raw(text?.first == UInt8(ascii: "t") ? "true" : "false")
        }
    }

    private func time(_ column: Int, _ name: StaticString, _ json: inout WireBytes) {
        json.raw(name)
        row.withBytes(column) { text in
            guard let text else { return json.raw("null") }
            // `2026-09-01 18:00:00+00`, of which only two characters differ from RFC 3339.
            if text.count == 22 {
                json.raw("\"")
                json.raw(UnsafeRawBufferPointer(rebasing: text[..<10]))
                json.raw("T")
                json.raw(UnsafeRawBufferPointer(rebasing: text[11..<19]))
                json.raw("Z\"")
            } else if let date = Date.decode(postgresText: text) {
                json.time(date)
            } else {
                json.raw("null")
            }
        }
    }
}
