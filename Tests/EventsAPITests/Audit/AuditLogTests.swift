import CampusCore
import Foundation
import Hummingbird
import HummingbirdCore
import Postgres
import Testing

@testable import EventsAPI

@Suite struct AuditLogTests {
    private func log(_ campus: Campus) -> AuditLog { AuditLog(store: AuditStore(database: campus.database)) }

    private func filter(_ change: (inout AuditFilter) -> Void) -> AuditFilter {
        var filter = AuditFilter()
        change(&filter)
        return filter
    }

    @Test func administratorsSeeWhoChangedWhat() async throws {
        try await Campus.with(people: 1) { campus in
            let event = try await campus.events.create(campus.proposal("First"), by: campus.organizer)
            let other = try await campus.events.create(campus.proposal("Second"), by: campus.newcomer)
            try await campus.events.cancel(id: event.id.uuid, Precondition([]), by: campus.admin)
            let log = log(campus)
            let all = try await log.entries(AuditFilter(), for: campus.admin).entries
            #expect(all.map(\.action) == ["event.cancelled", "event.submitted", "event.published"], "the latest first")
            #expect(all.map(\.actorName) == ["ada", "nils", "olivia"])
            #expect(all.map(\.subjectID) == [event.id, other.id, event.id])
            #expect(all.map(\.subjectName) == ["First", "Second", "First"])
            func actions(_ change: (inout AuditFilter) -> Void) async throws -> [String] {
                try await log.entries(filter(change), for: campus.admin).entries.map(\.action)
            }
            #expect(try await actions { $0.actorID = campus.organizer.userID } == ["event.published"])
            #expect(try await actions { $0.subjectID = event.id.uuid } == ["event.cancelled", "event.published"])
            #expect(try await actions { $0.action = "event.submitted" } == ["event.submitted"])
            #expect(try await actions { $0.action = "event." }.count == 3)
            #expect(try await actions { $0.action = "event" } == [], "not a part of a word")
            #expect(try await actions { $0.from = all[1].at } == ["event.cancelled", "event.submitted"])
            #expect(try await actions { $0.to = all[1].at } == ["event.published"])
        }
    }

    @Test func aPageEndsWhereTheNextBegins() async throws {
        try await Campus.with(people: 1) { campus in
            for number in 0..<5 {
                _ = try await campus.events.create(campus.proposal("Event \(number)"), by: campus.organizer)
            }
            var ids: [Int] = []
            var next: Int?
            repeat {
                let page = try await log(campus).entries(
                    filter { ($0.before, $0.limit) = (next, 2) },
                    for: campus.admin
                )
                ids += page.entries.map(\.id)
                next = try page.next.map { try #require(Int($0.parts[0])) }
                // What is written meanwhile does not move the pages.
                _ = try await campus.events.create(campus.proposal("Meanwhile"), by: campus.organizer)
            } while next != nil
            #expect(ids.count == 5 && ids == ids.sorted(by: >))
        }
    }

    @Test func whatIsNoFilterIsRefusedByName() throws {
        let parameters: FlatDictionary<Substring, Substring> = [
            "actor_id": "ada", "subject_id": "1", "action": "Event", "from": "today", "to": "", "limit": "101",
            "cursor": "x",
        ]
        let error = #expect(throws: ValidationError.self) { try AuditFilter(parameters) }
        #expect(
            error?.errors.map(\.field) == ["actor_id", "subject_id", "action", "from", "limit", "cursor"]
        )
        let id = UUID()
        let filter = try AuditFilter(["actor_id": "\(id.uuidString)"[...], "action": "event."])
        #expect(filter.actorID == id && filter.action == "event." && filter.limit == 50)
    }

    @Test func nobodyElseSeesIt() async throws {
        try await Campus.with(people: 1) { campus in
            for identity in [campus.people[0], campus.organizer] {
                let refused = await problem { _ = try await log(campus).entries(AuditFilter(), for: identity) }
                #expect(refused?.status == .forbidden)
            }
        }
    }

    @Test func onlyTheFunctionsThatAreNamedChangeTheLog() async throws {
        try await Campus.with(people: 1) { campus in
            let person = campus.people[0].userID
            _ = try await campus.database.write(
                """
                INSERT INTO events.audit_log (actor_id, action, subject_id, detail)
                VALUES (\(campus.admin.userID), 'account.changed', \(person), '{"reason": "person0 asked, Al approval"}')
                """
            )
            // Not by hand, and not from another function that is called nearly alike.
            _ = try await campus.database.write(
                """
                CREATE FUNCTION events.anonymise_audit_logs() RETURNS void LANGUAGE plpgsql
                AS $$ BEGIN UPDATE events.audit_log SET detail = '{}'; END $$
                """
            )
            for statement: PostgresQuery in [
                "UPDATE events.audit_log SET detail = '{}'", "DELETE FROM events.audit_log",
                "TRUNCATE events.audit_log",
                "SELECT events.anonymise_audit_logs()",
            ] {
                let error = await #expect(throws: PostgresError.self) {
                    _ = try await campus.database.write(statement)
                }
                #expect(error?.message == "audit_log is append-only")
            }
            func call(_ function: PostgresQuery) async throws -> Int {
                try await campus.database.write("SELECT \(function) AS n")[0].get("n")
            }
            let changed = try await call(
                """
                events.anonymise_audit_log(
                    \(person), ARRAY['Person0', 'Al'], ARRAY['person0@campus.example'], 'deleted@invalid'
                )
                """
            )
            #expect(changed == 1)
            let entry = try await log(campus).entries(filter { $0.subjectID = person }, for: campus.admin).entries[0]
            #expect(entry.detail == .object(["reason": .string("Deleted person asked, Deleted person approval")]))
            #expect(try await call("events.forget_audit_log(now() - interval '1 day', 100)") == 0)
            #expect(try await call("events.forget_audit_log(now(), 100)") == 1)
        }
    }

    @Test(arguments: [
        (#"{"approval": "Al"}"#, #"{"approval": "Deleted person"}"#),
        (
            #"{"a": ["x Al.", {"b": "AL-bert"}], "n": 1, "t": true, "z": null}"#,
            #"{"a": ["x Deleted person.", {"b": "Deleted person-bert"}], "n": 1, "t": true, "z": null}"#
        ),
        (#"{"a": "Alan, pal, Ål"}"#, #"{"a": "Alan, pal, Ål"}"#),
        (#"{"a": "to A.L+x@Campus.example now"}"#, #"{"a": "to deleted@invalid now"}"#),
        (#"{"a": "aXl+x@campus.example"}"#, #"{"a": "aXl+x@campus.example"}"#),
        (#"{"a": "O'Neil (Q) \"Al\""}"#, #"{"a": "Deleted person \"Deleted person\""}"#),
        ("{}", "{}"), ("[]", "[]"), (#""Al""#, #""Deleted person""#),
    ])
    func aPersonIsTakenOutOfTextsAndOfNothingElse(_ json: String, _ expected: String) async throws {
        try await Campus.with(people: 0) { campus in
            let isExpected = try await campus.database.read(
                """
                SELECT events.anonymised(
                    \(json)::jsonb, ARRAY['O''Neil (Q)', 'Al'], ARRAY['a.l+x@campus.example'], 'deleted@invalid'
                ) = \(expected)::jsonb AS is_expected
                """
            )[0].get("is_expected", as: Bool.self)
            #expect(isExpected)
        }
    }
}
