import CampusCore
import Crypto
import Foundation
import Testing

@testable import EventsAPI

@Suite struct AccessTokensTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private static let user = User(
        id: WireID(.version7()),
        email: "ada@campus.example",
        name: "Ada",
        role: .organizer,
        affiliation: .faculty
    )

    private static func tokens(
        key: P256.Signing.PrivateKey,
        issuer: String = "https://campus.example",
        now: Date = start
    ) async throws -> AccessTokens {
        let configuration = AccessTokenConfiguration(
            privateKey: key.pemRepresentation,
            issuer: issuer,
            lifetime: 900
        )
        return try await AccessTokens(configuration, now: { now })
    }

    @Test func aTokenSaysWhoItIsForUntilItExpires() async throws {
        let key = P256.Signing.PrivateKey()
        let session = try await Self.tokens(key: key).session(for: Self.user)
        #expect(session.expiresIn == 900)
        let identity = await (try Self.tokens(key: key, now: Self.start + 899)).identity(of: session.accessToken)
        #expect(identity == Identity(userID: Self.user.id.uuid, role: .organizer))
        #expect(await (try Self.tokens(key: key, now: Self.start + 900)).identity(of: session.accessToken) == nil)
    }

    @Test func aTokenOfAnotherKeyOrIssuerIsNobodys() async throws {
        let key = P256.Signing.PrivateKey()
        let session = try await Self.tokens(key: key).session(for: Self.user)
        let other = try await Self.tokens(key: P256.Signing.PrivateKey())
        #expect(await other.identity(of: session.accessToken) == nil)
        let elsewhere = try await Self.tokens(key: key, issuer: "https://other.example")
        #expect(await elsewhere.identity(of: session.accessToken) == nil)
    }

    @Test func aTamperedTokenIsNobodys() async throws {
        let key = P256.Signing.PrivateKey()
        let tokens = try await Self.tokens(key: key)
        let token = try await tokens.session(for: Self.user).accessToken
        var parts = token.split(separator: ".").map(String.init)
        parts[1] = String(parts[1].reversed())
        #expect(await tokens.identity(of: parts.joined(separator: ".")) == nil)
        // RFC 8725 §3.1: a token that says it needs no signature.
        let none = Data(#"{"alg":"none","typ":"JWT"}"#.utf8).base64EncodedString().replacing("=", with: "")
        #expect(await tokens.identity(of: "\(none).\(token.split(separator: ".")[1]).") == nil)
        for text in ["", ".", "..", "a.b.c", String(repeating: "x", count: 100_000)] {
            #expect(await tokens.identity(of: text) == nil)
        }
    }
}
