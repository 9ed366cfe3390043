import CampusCore
import Foundation
import Testing

@testable import EventsAPI

@Suite struct AttemptCookieTests {
    private let attempt = SignInAttempt(returnPath: .home, now: Date(timeIntervalSince1970: 1_800_000_000))

    private func cookie(secret: String = "a secret", issuer: String = "https://uni.example", client: String = "campus")
        -> AttemptCookie
    {
        AttemptCookie(secret: Data(secret.utf8), issuer: issuer, clientID: client)
    }

    @Test func everyReplicaReadsItAndNobodyElse() throws {
        let setting = try cookie().setting(attempt)
        let value = SignOnWorld.value(setting)
        #expect(cookie().attempt(in: value) == attempt)
        #expect(cookie(secret: "another").attempt(in: value) == nil)
        #expect(cookie(issuer: "https://other.example").attempt(in: value) == nil)
        #expect(cookie(client: "other").attempt(in: value) == nil)
        for secret in [attempt.state, attempt.nonce, attempt.verifier] {
            #expect(!setting.contains(secret))
        }
        // Each is sealed anew.
        #expect(try cookie().setting(attempt) != setting)
    }

    @Test func everyByteCounts() throws {
        let value = SignOnWorld.value(try cookie().setting(attempt))
        let bytes = try #require(Base64URL.decode(value))
        for index in bytes.indices {
            var forged = bytes
            forged[index] ^= 1
            #expect(cookie().attempt(in: Base64URL.encode(forged)) == nil)
        }
        for text in ["", "A", "!", value + "A", String(value.dropLast(4)), String(repeating: "A", count: 300)] {
            #expect(cookie().attempt(in: text) == nil)
        }
    }

    @Test func noScriptAndNoOtherRouteGetsIt() throws {
        for setting in [try cookie().setting(attempt), AttemptCookie.clearing] {
            #expect(setting.hasPrefix("campus_sign_in="))
            for attribute in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/api/v1/auth/oidc"] {
                #expect(setting.contains("; \(attribute)"))
            }
            #expect(!setting.contains("Domain"))
        }
        #expect(try cookie().setting(attempt).contains("Max-Age=600;"))
        #expect(AttemptCookie.clearing.contains("Max-Age=0;"))
    }

    /// Browsers cut off at 4096 bytes (RFC 6265 §6.1).
    @Test func theLongestPathFits() throws {
        let path = try #require(ReturnPath("/" + String(repeating: "\"", count: 999)))
        let setting = try cookie().setting(SignInAttempt(returnPath: path, now: Date()))
        #expect(setting.utf8.count <= 4096)
    }
}
