import CampusCore
import Foundation
import Postgres
import Testing

@testable import EventsAPI

@Suite struct ConsentTests {
    private func proposal(_ json: String) throws -> ConsentProposal {
        try WireJSON.decoder().decode(ConsentProposal.self, from: Data(json.utf8))
    }

    @Test func everyYesAndNoIsALineOfItsOwn() async throws {
        try await Campus.with { campus in
            let consents = Consents(store: ConsentStore(database: campus.database))
            let person = campus.people[0]
            let said = [
                #"{"kind":"privacy","version":"2026-09-01"}"#,
                #"{"kind":"privacy","version":"2026-09-01","given":true}"#,
                #"{"kind":"privacy","version":"2026-10-01"}"#, #"{"kind":"marketing-email","version":"1.2"}"#,
                #"{"kind":"marketing-email","version":"1.2","given":false}"#,
                #"{"kind":"marketing-email","version":"1.2","given":true}"#,
            ]
            var isNew: [Bool] = []
            for json in said {
                isNew.append(try await consents.record(try proposal(json), userID: person.userID).isNew)
            }
            #expect(isNew == [true, false, true, true, true, true], "said already is said")
            var listed: [Consent] = []
            var place: Int?
            repeat {
                let page = try await consents.list(person, before: place, limit: 2)
                #expect(page.consents.count <= 2)
                listed += page.consents
                place = page.next
            } while place != nil
            #expect(listed.map(\.kind) == [.marketingEmail, .marketingEmail, .marketingEmail, .privacy, .privacy])
            #expect(listed.map(\.isGiven) == [true, false, true, true, true])
            #expect(listed.map(\.version) == ["1.2", "1.2", "1.2", "2026-10-01", "2026-09-01"])
            #expect(try await consents.list(campus.people[1], before: nil, limit: 50).consents.isEmpty)
        }
    }

    @Test func whatIsNoConsentIsRefusedByName() async throws {
        try await Campus.with(people: 1) { campus in
            let consents = Consents(store: ConsentStore(database: campus.database))
            for (json, fields) in [
                (#"{}"#, ["kind", "version"]), (#"{"kind":"everything","version":"1"}"#, ["kind"]),
                (#"{"kind":"terms","version":"grace@campus.example"}"#, ["version"]),
                (#"{"kind":"terms","version":"123456789012345678901"}"#, ["version"]),
                (#"{"kind":"terms","version":1,"given":"yes"}"#, ["version", "given"]),
            ] {
                let refused = await problem {
                    _ = try await consents.record(try proposal(json), userID: campus.people[0].userID)
                }
                #expect(refused?.errors.map(\.field) == fields, "\(json)")
            }
        }
    }

    @Test func theLogCannotBeRewritten() async throws {
        try await Campus.with(people: 1) { campus in
            let consents = Consents(store: ConsentStore(database: campus.database))
            let given = try proposal(#"{"kind":"terms","version":"1"}"#)
            _ = try await consents.record(given, userID: campus.people[0].userID)
            for statement: PostgresQuery in [
                "UPDATE events.consents SET is_given = false", "DELETE FROM events.consents",
                "TRUNCATE events.consents",
            ] {
                await #expect(throws: PostgresError.self) { _ = try await campus.database.write(statement) }
            }
        }
    }
}
