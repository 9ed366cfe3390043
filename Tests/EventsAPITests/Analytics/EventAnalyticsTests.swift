import CampusCore
import Foundation
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct EventAnalyticsTests {
    private func figures(
        _ door: Door,
        after seconds: TimeInterval = 0,
        for identity: Identity? = nil
    ) async throws -> EventFigures {
        // Nobody listens there.
        let nowhere = try #require(URL(string: "http://127.0.0.1:9"))
        return try await withHTTPClient { http in
            try await EventAnalytics(
                store: EventFigureStore(database: door.campus.database),
                checkIns: door.rules(after: seconds),
                gateway: NotificationGateway(http: http, notificationServiceURL: nowhere)
            ).figures(eventID: door.event.id.uuid, for: identity ?? door.campus.organizer)
        }
    }

    @Test func theFiguresAreTheRows() async throws {
        try await Door.with(people: 9, seats: 6) { door in
            for person in [0, 8] {
                _ = try await door.lanes.decide(
                    .cancel(rsvpID: door.rsvps[person].id.uuid),
                    eventID: door.event.id.uuid
                )
            }
            for person in 1...3 { try await door.checkIn(door.code(person)) }
            let figures = try await figures(door)
            #expect(figures.seats == 6 && figures.counts.confirmed == 6 && figures.counts.waiting == 1)
            #expect(figures.counts.checkedIn == 3 && figures.promoted == 1 && figures.cancelled == 2)
            #expect(figures.counts.noShows == nil && figures.noShowRate == nil, "nobody is late yet")
            #expect(figures.affiliations == [.init(affiliation: .student, count: 6)])
            #expect(figures.step == .hour)
            // Sums, since the test may run over the end of an hour.
            #expect(figures.decisions.reduce(0) { $0 + $1.confirmed } == 6)
            #expect(figures.decisions.reduce(0) { $0 + $1.waitlisted } == 3)
            #expect(figures.decisions.last?.seatsTaken == 6 && figures.decisions.last?.waiting == 1)
            #expect(figures.checkIns.last?.checkedIn == 3)
        }
    }

    @Test func onceItIsOverWhoDidNotComeIsCounted() async throws {
        try await Door.with(people: 4) { door in
            try await door.checkIn(door.code(0))
            let figures = try await figures(door, after: 27 * 3600)
            #expect(figures.counts.noShows == 3 && figures.noShowRate == 0.75)
        }
    }

    @Test func smallGroupsAreHiddenWithWhatTheyCouldBeWorkedOutFrom() async throws {
        try await Door.with(people: 12, seats: 20) { door in
            func become(_ affiliation: Affiliation, _ people: Range<Int>) async throws {
                let ids = door.campus.people[people].map(\.userID)
                _ = try await door.campus.database.write(
                    "UPDATE events.users SET affiliation = \(affiliation.rawValue) WHERE id = ANY(\(ids)::uuid[])"
                )
            }
            try await become(.staff, 7..<12)
            let two = try await figures(door).affiliations
            #expect(two == [.init(affiliation: .student, count: 7), .init(affiliation: .staff, count: 5)])
            try await become(.faculty, 0..<1)
            let three = try await figures(door).affiliations
            #expect(
                three == [
                    .init(affiliation: .student, count: 6), .init(affiliation: .staff, count: nil),
                    .init(affiliation: .faculty, count: nil),
                ]
            )
        }
    }

    @Test func stepsBeginInTheEventsTimeZone() async throws {
        try await Door.with(people: 2) { door in
            let database = door.campus.database
            _ = try await database.write("UPDATE events.events SET timezone = 'Asia/Kolkata'")
            for (number, at) in [(1, "2027-03-01T20:00:00+05:30"), (2, "2027-03-06T01:00:00+05:30")] {
                _ = try await database.write(
                    "UPDATE events.decisions SET at = \(at)::timestamptz WHERE number = \(number)"
                )
            }
            for (number, at) in [(0, "2027-03-06T10:02:00+05:30"), (1, "2027-03-06T10:09:00+05:30")] {
                let id = door.rsvps[number].id.uuid
                _ = try await database.write(
                    """
                    UPDATE events.rsvps SET checked_in_at = \(at)::timestamptz WHERE id = \(id)
                    """
                )
            }
            _ = try await database.write(
                """
                UPDATE events.events SET start_time = '2027-03-06T10:00:00+05:30', end_time = '2027-03-06T12:00:00+05:30'
                """
            )
            let figures = try await figures(door)
            #expect(figures.step == .day && figures.timezone == "Asia/Kolkata")
            #expect(
                figures.decisions.map { WireTime.format($0.at) } == ["2027-02-28T18:30:00Z", "2027-03-05T18:30:00Z"]
            )
            #expect(figures.decisions.map(\.seatsTaken) == [1, 2])
            #expect(
                figures.checkIns.map { WireTime.format($0.at) } == ["2027-03-06T04:30:00Z", "2027-03-06T04:35:00Z"]
            )
            #expect(figures.checkIns.map(\.checkedIn) == [1, 2])
        }
    }

    @Test func whoDoesNotManageTheEventSeesNothing() async throws {
        try await Door.with(people: 1) { door in
            let student = await problem { _ = try await figures(door, for: door.campus.people[0]) }
            #expect(student?.status == .forbidden)
            let other = await problem { _ = try await figures(door, for: door.campus.newcomer) }
            #expect(other?.status == .forbidden)
            let admin = try await figures(door, for: door.campus.admin)
            #expect(admin.counts.confirmed == 1)
        }
    }
}
