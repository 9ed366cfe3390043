import CampusCore
import Foundation

/// How many seats are taken, and how many of those people have come.
struct CheckInCounts: Sendable {
    let confirmed: Int
    let checkedIn: Int
    let waiting: Int
    /// Nil until the event is over, and when it was cancelled: before that nobody is late.
    var noShows: Int?
}

extension CheckInCounts: Encodable {
    private enum CodingKeys: String, CodingKey {
        case confirmed
        case checkedIn = "checked_in"
        case waiting
        case noShows = "no_shows"
    }

    /// Written out because a synthesised encoding leaves absent values out instead of writing null.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(confirmed, forKey: .confirmed)
        try container.encode(checkedIn, forKey: .checkedIn)
        try container.encode(waiting, forKey: .waiting)
        try container.encode(noShows, forKey: .noShows)
    }
}
