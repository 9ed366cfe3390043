import CampusCore
import Foundation
import ServiceKit

/// The sums over the events of one category, month, venue or organizer.
struct SummedFigures<Key: FigureKey>: Encodable, Sendable {
    let key: Key
    let sums: FigureSums

    func encode(to encoder: any Encoder) throws {
        try key.encode(to: encoder)
        try sums.encode(to: encoder)
    }
}

/// What sums are told apart by.
protocol FigureKey: Encodable, Sendable {
    static var csvColumns: [String] { get }
    var csvFields: [String?] { get }
}

extension SummedFigures: CSVRow {
    static var csvColumns: [String] { Key.csvColumns + FigureSums.csvColumns }
    var csvFields: [String?] { key.csvFields + sums.csvFields }
}

/// Events of a category.
struct CategoryKey: FigureKey {
    let category: EventCategory

    static let csvColumns = ["category"]
    var csvFields: [String?] { [category.rawValue] }
}

/// Events that begin in a month, with the different people who have a seat at one of them.
struct MonthKey: FigureKey {
    /// Such as `2026-11`.
    let month: String
    let uniqueAttendees: Int

    /// - Parameter month: its first day.
    init(month: CalendarDay, uniqueAttendees: Int) {
        self.month = String(month.rawValue.prefix(7))
        self.uniqueAttendees = uniqueAttendees
    }

    private enum CodingKeys: String, CodingKey {
        case month
        case uniqueAttendees = "unique_attendees"
    }

    static let csvColumns = ["month", "unique_attendees"]
    var csvFields: [String?] { [month, "\(uniqueAttendees)"] }
}

/// Events at a venue.
struct VenueKey: FigureKey {
    let venueID: WireID
    let name: String
    let capacity: Int
    /// How long its events last together.
    let hours: Double
    /// The part of its places that is taken at its events, from 0 to 1; nil without events. More than 1 where an event
    /// has more seats than its venue.
    let utilisation: Double?

    private enum CodingKeys: String, CodingKey {
        case venueID = "venue_id"
        case name, capacity, hours, utilisation
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(venueID, forKey: .venueID)
        try container.encode(name, forKey: .name)
        try container.encode(capacity, forKey: .capacity)
        try container.encode(hours, forKey: .hours)
        try container.encode(utilisation, forKey: .utilisation)
    }

    static let csvColumns = ["venue_id", "name", "capacity", "hours", "utilisation"]
    var csvFields: [String?] {
        [venueID.uuid.wire, name, "\(capacity)", CSVLine.rate(hours), CSVLine.rate(utilisation)]
    }
}

/// Events that somebody organizes.
struct OrganizerKey: FigureKey {
    let organizerID: WireID
    let name: String

    private enum CodingKeys: String, CodingKey {
        case organizerID = "organizer_id"
        case name
    }

    static let csvColumns = ["organizer_id", "name"]
    var csvFields: [String?] { [organizerID.uuid.wire, name] }
}
