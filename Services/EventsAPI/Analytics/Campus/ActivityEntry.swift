import CampusCore
import Foundation

/// Something that was decided about an event; of nobody in particular.
struct ActivityEntry: Encodable, Sendable {
    let at: Date
    /// Such as `confirmed`; see `events.decisions`.
    let kind: String
    let eventID: WireID
    let title: String
    let seats: Int
    /// As they were after it.
    let seatsTaken: Int
    let waiting: Int

    private enum CodingKeys: String, CodingKey {
        case at, kind
        case eventID = "event_id"
        case title, seats
        case seatsTaken = "seats_taken"
        case waiting
    }
}

extension ActivityEntry: CSVRow {
    static let csvColumns = ["at", "kind", "event_id", "title", "seats", "seats_taken", "waiting"]
    var csvFields: [String?] {
        [WireTime.format(at), kind, eventID.uuid.wire, title, "\(seats)", "\(seatsTaken)", "\(waiting)"]
    }
}
