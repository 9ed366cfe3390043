import CampusCore
import Foundation
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct CheckInNameTests {
    /// People of those names, all with seats but the last, who waits.
    private func with(_ names: [String], _ body: (Door) async throws -> Void) async throws {
        try await Door.with(people: names.count, seats: names.count - 1) { door in
            for (name, rsvp) in zip(names, door.rsvps) {
                _ = try await door.campus.database.write(
                    "UPDATE events.rsvps SET name = \(name) WHERE id = \(rsvp.id.uuid)"
                )
            }
            try await body(door)
        }
    }

    @Test func aNameThatOneBearsIsEnough() async throws {
        let names = [
            "Zoë Müller-Lüdenscheidt", "Jose\u{301} O’Neill", "李 小龙", "Anna Katharina Schmidt", "Waiting Person",
        ]
        try await with(names) { door in
            for (typed, person) in [
                ("zoe", 0), ("LUDEN mull", 0), ("Zoë Müller-Lüdenscheidt", 0), ("jose oneill", nil),
                ("José o'neill", 1),
                ("neill", 1), ("李", 2), ("schmidt, anna", 3), ("ka sch", 3), ("nna", nil),
                ("Anna Kath Schmidt Meier", nil),
                ("100% anna", nil), ("%", nil), ("a_na", nil),
            ] as [(String, Int?)] {
                try await door.undo(person ?? 0)
                if let person {
                    let answer = try await door.checkIn(.name(typed))
                    #expect(answer.rsvp.id == door.rsvps[person].id && answer.isNew, "\(typed)")
                    #expect(try await !door.checkIn(.name(typed)).isNew)
                } else {
                    #expect(await door.refusal(.name(typed))?.status == .notFound, "\(typed)")
                }
            }
            #expect(await door.refusal(.name("waiting"))?.kind == "rsvp-waitlisted")
        }
    }

    @Test func ofSeveralOneIsChosen() async throws {
        try await with(["Ann Lee", "Anna Lee", "Bob", "Annika"]) { door in
            try await door.checkIn(door.code(1))
            let refusal = try #require(await door.refusal(.name("ann")))
            #expect(refusal.status == .conflict && refusal.kind == "several-people")
            #expect(refusal.detail == "2 people are called like that; choose one", "who waits is not meant")
            let several = SeveralPeople(
                candidates: try await door.rules().store.people(
                    called: "ann lee",
                    eventID: door.event.id.uuid,
                    limit: 9
                ),
                isCut: false
            )
            let members = try #require(several.problem.extensions)
            let candidates = try WireJSON.decoder().decode(
                [String: [[String: JSONValue]]].self,
                from: WireJSON.encoder().encode(members)
            )["candidates"]
            #expect(candidates?.map { $0["name"] } == [.string("Ann Lee"), .string("Anna Lee")])
            #expect(candidates?.map { $0["rsvp_id"] } == door.rsvps.prefix(2).map { .string($0.id.uuid.wire) })
            #expect(candidates?.map { $0["checked_in_at"] == .null } == [true, false])
            #expect(try await door.present() == 1)
            #expect(try await door.checkIn(.rsvp(door.rsvps[0].id.uuid)).isNew)
            #expect(try await !door.checkIn(.name("anna")).isNew)
        }
    }

    @Test func notEveryoneIsNamed() async throws {
        try await with((0..<24).map { "Kim \($0)" }) { door in
            let refusal = try #require(await door.refusal(.name("kim")))
            #expect(refusal.detail == "More than 20 people are called like that; say more of the name")
            let exactly = try #require(await door.refusal(.name("kim 1")))
            #expect(exactly.detail == "11 people are called like that; choose one")
        }
    }
}
