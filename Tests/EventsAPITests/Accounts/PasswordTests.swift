import Foundation
import HTTPTypes
import ServiceKit
import Testing

@testable import EventsAPI

/// Hashing is slow on purpose, so it happens on the hasher's thread: the other tests need theirs.
@Suite struct PasswordTests {
    private let hasher = PasswordHasher(threads: 1)

    @Test func aPasswordMatchesItsOwnHashAlone() async throws {
        let stored = try await hasher.hash("correct horse")
        #expect(try await hasher.verify("correct horse", stored: stored))
        #expect(try await !hasher.verify("correct horsf", stored: stored))
        #expect(try await hasher.hash("correct horse") != stored, "every hash has a salt of its own")
    }

    @Test func spellingsOfOneCharacterAreOnePassword() async throws {
        let stored = try await hasher.hash("caf\u{E9} au lait")
        #expect(try await hasher.verify("cafe\u{301} au lait", stored: stored))
    }

    @Test func theDecoyIsWellFormedAndMatchesNothing() async throws {
        let decoy = Password.decoy()
        let stored = try await hasher.hash("x")
        #expect(decoy.split(separator: "$").map(\.count) == stored.split(separator: "$").map(\.count))
        #expect(try await !hasher.verify("", stored: decoy))
    }

    @Test(arguments: ["", "plain", "$scrypt$ln=15,r=8,p=3$!!$!!", "$scrypt$ln=1,r=8,p=3$AAAA$AAAA"])
    func whatIsNoHashMatchesNothing(stored: String) throws {
        #expect(try !Password.matches("plain", stored: stored))
    }

    @Test func whoComesWhileTooManyWaitIsToldToComeBack() async throws {
        let hasher = PasswordHasher(threads: 1, limit: 1)
        let outcomes = await withTaskGroup(of: Problem?.self) { group in
            for _ in 0..<4 { group.addTask { await problem { _ = try await hasher.hash("correct horse") } } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let refusals = outcomes.compactMap(\.self)
        #expect((1...3).contains(refusals.count))
        #expect(refusals.allSatisfy { $0.status == .serviceUnavailable && $0.headers[.retryAfter] != nil })
        // Whoever comes back later is served.
        _ = try await hasher.hash("correct horse")
    }

    @Test func unknownPeopleAreRefused() async throws {
        #expect(try await !hasher.verify("anything", stored: nil))
    }
}
