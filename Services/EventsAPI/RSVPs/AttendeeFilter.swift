import CampusCore
import Foundation
import ServiceKit

/// What an organizer asked for of the list of those who come.
struct AttendeeFilter: Equatable, Sendable {
    /// The last one of the page before, in order of arrival.
    struct Cursor: Equatable, Sendable {
        let createdAt: Date
        let id: UUID
    }

    /// Nil for all, those who cancelled included.
    var status: RSVPStatus?
    /// Nil for all.
    var isCheckedIn: Bool?
    /// The beginnings of a name's words, or of an address.
    var search: String?
    /// Whether ``search`` is looked for in addresses, too: not for who may not know them.
    var searchesAddresses = true
    var after: Cursor?
    var limit = 50
}

extension AttendeeFilter.Cursor {
    init(_ rsvp: RSVP) {
        self.init(createdAt: rsvp.createdAt, id: rsvp.id.uuid)
    }

    /// Reads ``page``'s parts; nil for what we did not write.
    init?(_ parts: [String]) {
        // What PostgreSQL can hold, in microseconds.
        guard parts.count == 2, let microseconds = Int64(parts[0]), let id = UUID(uuidString: parts[1]),
            (0...253_402_300_799_000_000).contains(microseconds)
        else { return nil }
        self.init(createdAt: Date(timeIntervalSince1970: Double(microseconds) / 1_000_000), id: id)
    }

    var page: PageCursor {
        PageCursor(["\(Int64((createdAt.timeIntervalSince1970 * 1_000_000).rounded()))", id.wire])
    }
}
