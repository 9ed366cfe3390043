import Foundation
import Testing

@testable import EventsAPI

@Suite struct EmailLinksTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private let id = UUID.version7()

    private func links(_ seconds: TimeInterval = 0, secret: String = "one") throws -> EmailLinks {
        let url = try #require(URL(string: "https://campus.example"))
        return EmailLinks(secret: Data(secret.utf8), publicURL: url) { Self.start + seconds }
    }

    @Test func theSecretStandsBehindTheHash() throws {
        let link = try links().link(.passwordReset, userID: id, boundTo: "old")
        #expect(link.hasPrefix("https://campus.example/reset-password#"))
        let token = String(try #require(link.split(separator: "#").last))
        #expect(try links().userID(in: token, .passwordReset) == id)
        #expect(try links().isGood(token, boundTo: "old"))
    }

    @Test func aLinkIsForOnePurposeAndEnds() throws {
        let token = try links().token(.passwordReset, userID: id, boundTo: "old")
        #expect(try links().userID(in: token, .verification) == nil)
        #expect(try links(3599).userID(in: token, .passwordReset) == id)
        #expect(try links(3600).userID(in: token, .passwordReset) == nil)
        let verification = try links().token(.verification, userID: id, boundTo: "a@b.example")
        #expect(try links(3 * 86_400 - 1).userID(in: verification, .verification) == id)
        #expect(try links(3 * 86_400).userID(in: verification, .verification) == nil)
    }

    @Test func itIsVoidWhenWhatItIsBoundToChanges() throws {
        let token = try links().token(.passwordReset, userID: id, boundTo: "old")
        #expect(try !links().isGood(token, boundTo: "new"))
        #expect(try !links(0, secret: "two").isGood(token, boundTo: "old"))
        for text in ["", "x", String(token.dropLast()), token + "A"] {
            #expect(try !links().isGood(text, boundTo: "old"))
            #expect(try links().userID(in: text, .passwordReset) == nil || text.count >= token.count - 1)
        }
    }
}
