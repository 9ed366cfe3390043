import CampusCore
import Foundation
import ServiceKit

/// Another event is in the venue at that time.
struct VenueConflict: ProblemConvertible {
    struct Slot: Encodable, Sendable {
        let start_time: Date
        let end_time: Date
    }

    /// What is said of the other event; its id and title only to those who may see it.
    struct Other: Encodable, Sendable {
        let id: WireID?
        let title: String?
        let start_time: Date
        let end_time: Date
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
            extensions: Members(conflicting_event: other, free_slots: freeSlots)
        )
    }

    /// The problem's own members, named as on the wire.
    private struct Members: Encodable, Sendable {
        let conflicting_event: Other?
        let free_slots: [Slot]
    }
}
