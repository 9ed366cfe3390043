import Foundation
import Testing

@testable import EventsAPI

@Suite struct PKCETests {
    /// RFC 7636 appendix B.
    @Test func theChallengeIsTheStandards() {
        let pkce = PKCE(verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        #expect(pkce.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
        #expect(PKCE.method == "S256")
    }

    @Test func eachAttemptHasSecretsOfItsOwn() {
        var seen: Set<String> = []
        for _ in 0..<100 {
            let attempt = SignInAttempt(returnPath: .home, now: Date())
            for secret in [attempt.state, attempt.nonce, attempt.verifier] {
                // 256 bits; RFC 7636 §4.1 wants 43 to 128 unreserved characters.
                #expect(secret.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
                #expect(seen.insert(secret).inserted)
            }
        }
    }

    @Test func anAttemptIsOverAfterTenMinutes() {
        let start = Date(timeIntervalSince1970: 1_800_000_000)
        let attempt = SignInAttempt(returnPath: .home, now: start)
        #expect(!attempt.isOver(now: start + 599))
        #expect(attempt.isOver(now: start + 600))
        #expect(attempt.hasState(attempt.state))
        #expect(!attempt.hasState(attempt.nonce) && !attempt.hasState("") && !attempt.hasState(attempt.state + "A"))
    }
}
