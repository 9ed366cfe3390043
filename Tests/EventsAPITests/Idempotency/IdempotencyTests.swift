import CampusCore
import Foundation
import Postgres
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct IdempotencyTests {
    @Test func theSameRequestHasItsEffectOnceAndTheSameAnswer() async throws {
        try await Campus.with(people: 0) { campus in
            let idempotency = Idempotency(database: campus.database, secret: Data("secret".utf8))
            let answers = try await withThrowingTaskGroup(of: Event.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await idempotency.once(key("one")) { database in
                            try await campus.events.on(database).create(campus.proposal(), by: campus.organizer)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.id)).count == 1)
            #expect(Set(try answers.map { try WireJSON.encoder().encode($0).count }).count == 1)
            #expect(try await campus.number("SELECT count(*) AS n FROM events.events") == 1)
            #expect(try await campus.number("SELECT count(*) AS n FROM events.audit_log") == 1)
        }
    }

    @Test func anotherRequestWithTheKeyIsRefusedAndAnotherPersonsIsNot() async throws {
        try await Campus.with(people: 0) { campus in
            let idempotency = Idempotency(database: campus.database, secret: Data("secret".utf8))
            let first = try await answer(idempotency, key("one"), 1)
            #expect(first == 1)
            let refused = await problem { _ = try await answer(idempotency, key("one", body: "{ }"), 2) }
            #expect(refused?.status == .unprocessableContent)
            let anothers = try await answer(idempotency, key("one", scope: "another"), 3)
            #expect(anothers == 3)
        }
    }

    @Test func whatFailedHadNoEffectAndIsTriedAnew() async throws {
        try await Campus.with(people: 0) { campus in
            let idempotency = Idempotency(database: campus.database, secret: Data("secret".utf8))
            let fails: (any PostgresDatabase) async throws -> Event = { database in
                _ = try await campus.events.on(database).create(campus.proposal(), by: campus.organizer)
                throw Problem(.conflict)
            }
            let failed = await problem { _ = try await idempotency.once(key("one"), fails) }
            #expect(failed?.status == .conflict)
            let events = try await campus.number("SELECT count(*) AS n FROM events.events")
            #expect(events == 0)
            let anew = try await answer(idempotency, key("one", body: "other"), 2)
            #expect(anew == 2)
        }
    }

    @Test func aKeyOfYesterdayIsForgotten() async throws {
        try await Campus.with(people: 0) { campus in
            let idempotency = Idempotency(database: campus.database, secret: Data("secret".utf8))
            #expect(try await answer(idempotency, key("one"), 1) == 1)
            _ = try await campus.database.write(
                "UPDATE events.idempotency_keys SET created_at = created_at - interval '24 hours 1 second'"
            )
            #expect(try await answer(idempotency, key("one", body: "other"), 2) == 2)
        }
    }
}

private func key(_ name: String, body: String = "{}", scope: String = "someone") -> IdempotencyKey {
    IdempotencyKey(scope: scope, key: name, fingerprint: Data(body.utf8))
}

/// What a request with the key is answered when its own answer would be `value`.
private func answer(_ idempotency: Idempotency, _ key: IdempotencyKey, _ value: Int) async throws -> Int {
    try await idempotency.once(key) { _ in value }
}
