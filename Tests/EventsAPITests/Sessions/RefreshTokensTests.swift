import Foundation
import Testing

@testable import EventsAPI

@Suite struct RefreshTokensTests {
    private let tokens = RefreshTokens(secret: Data("one secret".utf8))

    @Test(arguments: [0, 1, 255, 256, 70_000, Int32.max])
    func aTokenSaysWhatItWasMadeOf(_ generation: Int32) {
        let content = RefreshTokens.Content(sessionID: .version7(), generation: generation)
        #expect(tokens.content(of: tokens.token(content)) == content)
        #expect(tokens.token(content) == tokens.token(content))
    }

    @Test func nobodyElseWritesOne() {
        let content = RefreshTokens.Content(sessionID: .version7(), generation: 7)
        let token = tokens.token(content)
        let other = RefreshTokens(secret: Data("another".utf8))
        #expect(other.content(of: token) == nil)
        // Every character counts.
        for index in token.indices {
            var forged = token
            forged.replaceSubrange(index...index, with: token[index] == "A" ? "B" : "A")
            #expect(tokens.content(of: forged) == nil)
        }
        for text in ["", "A", token + "A", String(token.dropLast()), String(repeating: "A", count: 70)] {
            #expect(tokens.content(of: text) == nil)
        }
    }
}
