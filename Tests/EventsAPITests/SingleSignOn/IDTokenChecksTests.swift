import CampusCore
import Foundation
import Testing

@testable import EventsAPI

@Suite struct IDTokenChecksTests {
    private static let start = 1_800_000_000
    private static let now = Date(timeIntervalSince1970: TimeInterval(start + 10))

    private func problem(_ changes: [String: JSONValue], maximumAge: Int? = nil) -> String? {
        let checks = IDTokenChecks(
            issuer: "https://uni.example",
            clientID: "campus",
            nonce: "n-1",
            startedAt: Self.start,
            maximumAge: maximumAge
        )
        let usual: [String: JSONValue] = [
            "iss": .string("https://uni.example"), "aud": .string("campus"), "nonce": .string("n-1"),
            "sub": .string("u-1"), "iat": .integer(Int64(Self.start + 9)), "exp": .integer(Int64(Self.start + 300)),
        ]
        let claims = ClaimSet(usual.merging(changes) { _, change in change }.filter { $0.value != .null })
        do throws(SingleSignOnError) {
            let subject = try checks.subject(of: claims, now: Self.now)
            return subject == "u-1" ? nil : "another subject"
        } catch {
            return error.reason
        }
    }

    private func time(_ seconds: Double) -> JSONValue { .number(Double(Self.start) + seconds) }

    @Test func whatTheProviderSaysIsBelieved() {
        #expect(problem([:]) == nil)
        #expect(problem(["aud": .array([.string("campus")])]) == nil)
        #expect(problem(["azp": .string("campus"), "aud": .array([.string("campus"), .string("other")])]) == nil)
        #expect(problem(["exp": time(300.5), "iat": time(9.25)]) == nil)
        #expect(problem(["unknown": .object(["a": .boolean(true)])]) == nil)
    }

    @Test(
        arguments: [
            (
                "iss",
                [
                    .null, .string("https://uni.example/"), .string("https://evil.example"),
                    .array([.string("https://uni.example")]),
                ]
            ),
            (
                "aud",
                [
                    .null, .string("other"), .string(""), .array([]), .array([.string("other")]),
                    .object(["campus": .null]),
                ]
            ),
            ("azp", [.string("other"), .string(""), .boolean(true)]),
            ("nonce", [.null, .string(""), .string("n-2"), .integer(1)]),
            (
                "sub",
                [
                    .null, .string(""), .integer(1), .string(String(repeating: "a", count: 256)), .string("ü"),
                    .string("\n"),
                ]
            ),
            ("exp", [.null, .string("1800000300")]), ("iat", [.null, .string("1800000009")]),
        ] as [(String, [JSONValue])]
    )
    func aWrongClaimIsNamed(_ name: String, _ values: [JSONValue]) {
        for value in values {
            #expect(problem([name: value])?.contains(name) == true, "\(name) \(value)")
        }
    }

    @Test func anotherAudienceNeedsToBeAuthorizedForUs() {
        let two: JSONValue = .array([.string("campus"), .string("other")])
        #expect(problem(["aud": two])?.contains("azp") == true)
        #expect(problem(["aud": two, "azp": .string("other")])?.contains("azp") == true)
    }

    /// The clocks may differ by a minute; now is 10 s after the start.
    @Test func timesHold() {
        #expect(problem(["exp": time(-49)]) == nil)
        #expect(problem(["exp": time(-50)]) == "the ID token's exp is over")
        #expect(problem(["iat": time(70)]) == nil)
        #expect(problem(["iat": time(71)]) == "the ID token's iat is to come")
        #expect(problem(["iat": time(-60)]) == nil)
        #expect(problem(["iat": time(-61)]) == "the ID token's iat lies before the sign-in")
        #expect(problem(["nbf": time(70)]) == nil)
        #expect(problem(["nbf": time(71)]) == "the ID token's nbf is to come")
        #expect(problem(["exp": .number(.infinity)]) == nil)
        #expect(problem(["exp": .number(.nan)]) == "the ID token's exp is over")
    }

    @Test func theAgeOfASignInIsCheckedWhenItWasAskedFor() {
        #expect(problem([:], maximumAge: 100)?.contains("auth_time") == true)
        #expect(problem(["auth_time": time(-151)], maximumAge: 100)?.contains("auth_time") == true)
        #expect(problem(["auth_time": time(-150)], maximumAge: 100) == nil)
        #expect(problem(["auth_time": time(-100_000)]) == nil)
    }
}
