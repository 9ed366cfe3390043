import CampusCore
import Foundation
import Testing

@Suite struct VenueScheduleTests {
    private let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    private func time(_ text: String) throws -> Date { try #require(WireTime.parse(text)) }

    private func interval(_ start: String, _ end: String) throws -> DateInterval {
        DateInterval(start: try time(start), end: try time(end))
    }

    @Test func gapsThatAreLongEnoughAreOffered() throws {
        let schedule = VenueSchedule(busy: [
            try interval("2026-11-02T14:00:00Z", "2026-11-02T16:00:00Z"),
            try interval("2026-11-02T09:00:00Z", "2026-11-02T11:10:00Z"),
            try interval("2026-11-02T12:00:00Z", "2026-11-02T12:30:00Z"),
        ])
        let wanted = try interval("2026-11-02T10:00:00Z", "2026-11-02T11:30:00Z")
        let slots = schedule.freeSlots(like: wanted, in: berlin, count: 3)
        #expect(
            slots.map { WireTime.format($0.start) }
                == ["2026-11-02T12:30:00Z", "2026-11-02T16:00:00Z", "2026-11-02T17:30:00Z"]
        )
    }

    @Test func nobodyIsAskedToComeAtNight() throws {
        let schedule = VenueSchedule(busy: [try interval("2026-11-02T17:00:00Z", "2026-11-02T20:00:00Z")])
        let evening = try interval("2026-11-02T18:00:00Z", "2026-11-02T20:00:00Z")
        #expect(
            schedule.freeSlots(like: evening, in: berlin, count: 1).map { WireTime.format($0.start) }
                == ["2026-11-03T07:00:00Z"]
        )
        let night = try interval("2026-11-02T19:00:00Z", "2026-11-03T02:00:00Z")
        #expect(
            schedule.freeSlots(like: night, in: berlin, count: 1).map { WireTime.format($0.start) }
                == ["2026-11-02T20:00:00Z"]
        )
    }

    @Test func aVenueThatIsAlwaysTakenHasNothingToOffer() throws {
        let schedule = VenueSchedule(busy: [try interval("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")])
        let wanted = try interval("2026-11-02T10:00:00Z", "2026-11-02T11:00:00Z")
        #expect(schedule.freeSlots(like: wanted, in: berlin, count: 3).isEmpty)
    }
}
