import Foundation
import Testing

@testable import EventsAPI

@Suite struct PasswordTests {
    @Test func aPasswordMatchesItsOwnHashAlone() throws {
        let stored = try Password.hash("correct horse")
        #expect(try Password.matches("correct horse", stored: stored))
        #expect(try !Password.matches("correct horsf", stored: stored))
        #expect(try Password.hash("correct horse") != stored, "every hash has a salt of its own")
    }

    @Test func spellingsOfOneCharacterAreOnePassword() throws {
        let stored = try Password.hash("caf\u{E9} au lait")
        #expect(try Password.matches("cafe\u{301} au lait", stored: stored))
    }

    @Test func theDecoyIsWellFormedAndMatchesNothing() throws {
        let decoy = Password.decoy()
        #expect(decoy.split(separator: "$").map(\.count) == (try Password.hash("x")).split(separator: "$").map(\.count))
        #expect(try !Password.matches("", stored: decoy))
    }

    @Test(arguments: ["", "plain", "$scrypt$ln=15,r=8,p=3$!!$!!", "$scrypt$ln=1,r=8,p=3$AAAA$AAAA"])
    func whatIsNoHashMatchesNothing(stored: String) throws {
        #expect(try !Password.matches("plain", stored: stored))
    }

    @Test func unknownPeopleAreRefusedByTheHasher() async throws {
        let hasher = PasswordHasher(threads: 1)
        #expect(try await !hasher.verify("anything", stored: nil))
        #expect(try await hasher.verify("secret-secret", stored: try await hasher.hash("secret-secret")))
    }
}
