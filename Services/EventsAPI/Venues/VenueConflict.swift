import CampusCore
import Foundation
import ServiceKit

/// Another event is in the venue at that time.
struct VenueConflict: ProblemConvertible {
    struct Slot: Encodable, Sendable {
        let startTime: Date
        let endTime: Date

        private enum CodingKeys: String, CodingKey {
            case startTime = "start_time"
            case endTime = "end_time"
        }
    }

    /// What is said of the other event; its id and title only to those who may see it.
    struct Other: Encodable, Sendable {
        let id: WireID?
        let title: String?
        let startTime: Date
        let endTime: Date

        private enum CodingKeys: String, CodingKey {
            case id, title
            case startTime = "start_time"
            case endTime = "end_time"
        }
    }

    let venue: Venue
    let other: Other?
    /// The next times at which the venue is free for as long.
    let freeSlots: [Slot]

    var problem: Problem {
        let name = other?.title.map { "“\($0)”" } ?? "another event"
        return Problem(
            .conflict,
            "\(venue.place) is taken by \(name) at that time",
            kind: "venue-taken",
            extensions: Members(conflictingEvent: other, freeSlots: freeSlots)
        )
    }

    /// The problem's own members, named as on the wire.
    private struct Members: Encodable, Sendable {
        let conflictingEvent: Other?
        let freeSlots: [Slot]

        private enum CodingKeys: String, CodingKey {
            case conflictingEvent = "conflicting_event"
            case freeSlots = "free_slots"
        }
    }
}
