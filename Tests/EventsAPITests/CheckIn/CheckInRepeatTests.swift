import CampusCore
import Foundation
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct CheckInRepeatTests {
    private func key(_ body: String, _ name: String = "one") -> IdempotencyKey {
        IdempotencyKey(scope: "someone", key: name, fingerprint: Data(body.utf8))
    }

    @Test func aPhoneWhoseAnswerWasLostHearsTheSame() async throws {
        try await Door.with { door in
            let idempotency = Idempotency(database: door.campus.database, secret: Data("secret".utf8))
            func ask(_ person: Int, _ key: IdempotencyKey?) async throws -> CheckInAnswer {
                try await idempotency.onceKnown(key) { try await door.checkIn(door.code(person)) }
            }
            let first = try await ask(0, key("0"))
            try await door.checkIn(door.code(1))
            let again = try await ask(0, key("0"))
            #expect(first.isNew && again.isNew && again.checkedInCount == 1)
            #expect(again.rsvp.id == first.rsvp.id)
            #expect(try await !ask(0, key("0", "another")).isNew, "another phone's key")
            #expect(try await !ask(0, nil).isNew)
            let reused = await problem { _ = try await ask(2, key("2")) }
            #expect(reused?.kind == "idempotency-key-reused")
            #expect(try await door.present() == 2, "what is refused lets nobody in")
        }
    }

    @Test func whatFailedIsTriedAnew() async throws {
        try await Door.with { door in
            let idempotency = Idempotency(database: door.campus.database, secret: Data("secret".utf8))
            let failed = await problem {
                _ = try await idempotency.onceKnown(key("bad")) { try await door.checkIn(.code("forged")) }
            }
            #expect(failed?.status == .unprocessableContent)
            #expect(try await door.campus.number("SELECT count(*) AS n FROM events.idempotency_keys") == 0)
            let good = try await idempotency.onceKnown(key("good")) { try await door.checkIn(door.code(0)) }
            #expect(good.isNew)
        }
    }

    @Test func aClaimWhoseOwnerDiedIsTakenOver() async throws {
        try await Door.with { door in
            let idempotency = Idempotency(database: door.campus.database, secret: Data("secret".utf8))
            let claimed = try await door.campus.database.transaction {
                try await idempotency.store.claim(key("0"), in: $0)
            }
            guard case .new = claimed else {
                Issue.record("\(claimed)")
                return
            }
            let reused = await problem {
                _ = try await idempotency.onceKnown(key("1")) { try await door.checkIn(door.code(1)) }
            }
            #expect(reused?.kind == "idempotency-key-reused")
            for _ in 0..<2 {
                #expect(try await idempotency.onceKnown(key("0")) { try await door.checkIn(door.code(0)) }.isNew)
            }
        }
    }
}
