import CampusCore
import Foundation
import ServiceKit

/// Why an account cannot be deleted now.
enum ErasureRefusal: ProblemConvertible {
    /// Somebody must be able to do what only administrators do.
    case lastAdministrator
    /// Attendees of these would be left alone; the first of them.
    case organizes([ComingEvent])

    /// An event that is yet to come, as its organizer is reminded of it.
    struct ComingEvent: Encodable, Sendable {
        let id: WireID
        let title: String
        let startTime: Date

        private enum CodingKeys: String, CodingKey {
            case id, title
            case startTime = "start_time"
        }
    }

    var problem: Problem {
        switch self {
        case .lastAdministrator:
            Problem(
                .conflict,
                "You are the last administrator; make somebody else one first",
                kind: "last-administrator"
            )
        case .organizes(let events):
            Problem(
                .conflict,
                "You organize events that are yet to come; hand them over or cancel them first",
                kind: "organizes-events",
                extensions: ["events": events]
            )
        }
    }
}
