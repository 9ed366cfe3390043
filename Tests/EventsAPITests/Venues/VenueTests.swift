import CampusCore
import Foundation
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct VenueTests {
    private func hall(_ campus: Campus, capacity: Int = 50) async throws -> Venue {
        let body = #"{"name":"Hall 1","building":"Main","capacity":\#(capacity),"latitude":52.5,"longitude":13.4}"#
        let proposal = try WireJSON.decoder().decode(VenueProposal.self, from: Data(body.utf8))
        return try await campus.venues.create(proposal, by: campus.admin, on: campus.database)
    }

    private func proposal(_ campus: Campus, _ venue: Venue, _ title: String, inHours hours: Double) -> EventProposal {
        var proposal = campus.proposal(title, inHours: hours)
        proposal.venueID = venue.id.uuid.wire
        return proposal
    }

    @Test func twoPublishedEventsNeverOverlapInOneVenue() async throws {
        try await Campus.with(people: 0) { campus in
            let venue = try await hall(campus)
            let first = try await campus.events.create(
                proposal(campus, venue, "First", inHours: 24),
                by: campus.organizer
            )
            #expect(first.location == "Hall 1, Main")
            let refused = await problem {
                _ = try await campus.events.create(proposal(campus, venue, "Second", inHours: 25), by: campus.organizer)
            }
            #expect(refused?.status == .conflict)
            #expect(refused?.kind == "venue-taken")
            #expect(refused?.detail?.contains("“First”") == true)
            let response = try #require(refused?.response(instance: "/", requestID: nil))
            #expect(response.status == .conflict)
            let conflict = try #require(
                try await campus.venues.conflict(of: first.details, eventID: nil, for: campus.organizer)
            )
            #expect(conflict.freeSlots.count == 3)
            #expect(conflict.freeSlots.allSatisfy { $0.startTime >= first.endTime })
            let slot = try #require(conflict.freeSlots.first)
            var offered = proposal(campus, venue, "Third", inHours: 0)
            offered.startTime = WireTime.format(slot.startTime)
            offered.endTime = WireTime.format(slot.endTime)
            #expect(try await campus.events.create(offered, by: campus.organizer).status == .upcoming)
        }
    }

    @Test func organizersAtOnceNeverShareAVenue() async throws {
        try await Campus.with(people: 0) { campus in
            let venue = try await hall(campus)
            let made = await withTaskGroup(of: Bool.self) { group in
                for index in 0..<8 {
                    let hours = 24 + Double(index) * 0.25
                    group.addTask {
                        await problem {
                            _ = try await campus.events.create(
                                proposal(campus, venue, "Event \(index)", inHours: hours),
                                by: campus.organizer
                            )
                        } == nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(made == 1)
        }
    }

    @Test func draftsMayOverlapUntilTheyArePublished() async throws {
        try await Campus.with(people: 0) { campus in
            let venue = try await hall(campus)
            _ = try await campus.events.create(proposal(campus, venue, "First", inHours: 24), by: campus.organizer)
            var draft = proposal(campus, venue, "Draft", inHours: 24)
            draft.status = "draft"
            let event = try await campus.events.create(draft, by: campus.organizer)
            let refused = await problem { _ = try await campus.events.publish(id: event.id.uuid, by: campus.organizer) }
            #expect(refused?.kind == "venue-taken")
            let moved = try await campus.events.patch(
                id: event.id.uuid,
                with: .object([
                    "start_time": .string(WireTime.format(campus.now.addingTimeInterval(26 * 3600))),
                    "end_time": .string(WireTime.format(campus.now.addingTimeInterval(27 * 3600))),
                ]),
                Precondition([]),
                by: campus.organizer
            )
            #expect(try await campus.events.publish(id: moved.id.uuid, by: campus.organizer).status == .upcoming)
        }
    }

    @Test func aVenueThatIsTooSmallOrUnknownIsAFieldError() async throws {
        try await Campus.with(people: 0) { campus in
            let venue = try await hall(campus, capacity: 5)
            let small = await problem {
                _ = try await campus.events.create(proposal(campus, venue, "Crowd", inHours: 24), by: campus.organizer)
            }
            #expect(small?.errors.map(\.field) == ["max_attendees"])
            var unknown = campus.proposal()
            unknown.venueID = UUID().uuidString
            let refused = await problem { _ = try await campus.events.create(unknown, by: campus.organizer) }
            #expect(refused?.errors.map(\.field) == ["venue_id"])
        }
    }

    @Test func administratorsKeepTheVenues() async throws {
        try await Campus.with(people: 0) { campus in
            let venue = try await hall(campus)
            let id = venue.id.uuid
            let same = await problem { _ = try await hall(campus) }
            #expect(same?.kind == "venue-exists")
            let patch: JSONValue = .object([
                "accessibility": .string("Step-free"), "latitude": .null, "longitude": .null,
            ])
            let changed = try await campus.venues.patch(id: id, patch, Precondition(["\"1\""]), by: campus.admin)
            #expect(changed.accessibility == "Step-free")
            #expect(changed.latitude == nil)
            let lost = await problem {
                _ = try await campus.venues.patch(id: id, .object([:]), Precondition(["\"1\""]), by: campus.admin)
            }
            #expect(lost?.status == .preconditionFailed)

            _ = try await campus.events.create(proposal(campus, venue, "First", inHours: 24), by: campus.organizer)
            let used = await problem { try await campus.venues.archive(id: id, by: campus.admin) }
            #expect(used?.kind == "venue-in-use")
        }
    }
}
