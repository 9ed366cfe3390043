import CampusCore
import Foundation
import Hummingbird
import HummingbirdCore
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct AttendeeTests {
    private func filter(_ query: String) throws -> AttendeeFilter {
        try AttendeeFilter(URI("/?\(query)").queryParameters)
    }

    @Test func thePagesAreTheList() async throws {
        try await Door.with(people: 23, seats: 20) { door in
            let rsvps = door.campus.rsvps(door.lanes)
            let all = try await rsvps.attendees(
                eventID: door.event.id.uuid,
                try filter("limit=100"),
                for: door.campus.organizer
            )
            #expect(all.rsvps.count == 23 && all.next == nil)
            #expect(Set(all.rsvps.map(\.id)) == Set(door.rsvps.map(\.id)))
            var paged: [WireID] = []
            var query = "limit=5"
            for page in 1...6 {
                let answer = try await rsvps.attendees(
                    eventID: door.event.id.uuid,
                    try filter(query),
                    for: door.campus.admin
                )
                paged += answer.rsvps.map(\.id)
                guard let next = answer.next else {
                    #expect(page == 5)
                    break
                }
                query = "limit=5&cursor=\(next.text)"
                // Who changes on the way is neither lost nor told twice.
                try await door.checkIn(door.code(page))
            }
            #expect(paged == all.rsvps.map(\.id))
            let waiting = all.rsvps.filter { $0.status == .waitlisted }.compactMap(\.waitlistPosition)
            #expect(waiting.sorted() == [1, 2, 3])
        }
    }

    @Test func filtersCombine() async throws {
        try await Door.with(people: 6, seats: 4) { door in
            try await door.checkIn(door.code(0))
            let rsvps = door.campus.rsvps(door.lanes)
            try await rsvps.cancel(id: door.rsvps[5].id.uuid, by: door.campus.people[5], code: nil)
            func count(_ query: String) async throws -> Int {
                try await rsvps.attendees(eventID: door.event.id.uuid, try filter(query), for: door.campus.organizer)
                    .rsvps.count
            }
            #expect(try await count("") == 6)
            #expect(try await count("checked_in=true") == 1)
            #expect(try await count("checked_in=false&status=confirmed") == 3)
            #expect(try await count("status=waitlisted") == 1)
            #expect(try await count("status=cancelled") == 1)
            #expect(try await count("search=PERSON") == 6)
            #expect(try await count("search=person2") == 1)
            #expect(try await count("search=Person2@campus") == 1)
            #expect(try await count("search=campus") == 0, "an address is known by how it begins")
            #expect(try await count("search=person&status=waitlisted&checked_in=false&limit=1") == 1)
        }
    }

    @Test(arguments: [
        ("checked_in=yes", ["checked_in"]), ("status=there&limit=101", ["status", "limit"]), ("cursor=x", ["cursor"]),
        ("cursor=\(PageCursor(["1", "2"]).text)", ["cursor"]), ("search=%20", ["search"]),
        ("cursor=\(PageCursor(["-1", UUID().uuidString]).text)", ["cursor"]),
    ])
    func badParametersAreNamed(query: String, fields: [String]) throws {
        do {
            _ = try filter(query)
            Issue.record("\(query) is taken")
        } catch let error as ValidationError {
            #expect(error.errors.map(\.field) == fields)
        }
    }

    @Test func onlyWhoManagesTheEventSeesWhoComes() async throws {
        try await Door.with { door in
            let refused = await problem {
                let rsvps = door.campus.rsvps(door.lanes)
                _ = try await rsvps.attendees(eventID: door.event.id.uuid, AttendeeFilter(), for: door.campus.people[0])
            }
            #expect(refused?.status == .forbidden)
        }
    }
}
