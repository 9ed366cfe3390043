import Foundation
import Testing

@testable import EventsAPI

@Suite struct AuthorizationRequestTests {
    private let attempt = SignInAttempt(returnPath: .home, now: Date(timeIntervalSince1970: 1_800_000_000))

    private func request(_ endpoint: String, maximumAge: Int? = nil) -> AuthorizationRequest {
        AuthorizationRequest(
            endpoint: endpoint,
            clientID: "campus & co",
            redirectAddress: "https://campus.example/api/v1/auth/oidc/callback",
            scopes: "openid email",
            attempt: attempt,
            maximumAge: maximumAge
        )
    }

    @Test func itAsksForACodeWithEverythingThatProtectsIt() {
        let challenge = PKCE(verifier: attempt.verifier).challenge
        let expected =
            "https://uni.example/authorize?response_type=code&client_id=campus%20%26%20co"
            + "&redirect_uri=https%3A%2F%2Fcampus.example%2Fapi%2Fv1%2Fauth%2Foidc%2Fcallback&scope=openid%20email"
            + "&state=\(attempt.state)&nonce=\(attempt.nonce)&code_challenge=\(challenge)&code_challenge_method=S256"
        #expect(request("https://uni.example/authorize").address == expected)
        #expect(!expected.contains(attempt.verifier), "the verifier is for the token endpoint alone")
    }

    @Test func theEndpointsOwnQueryStays() {
        #expect(
            request("https://uni.example/authorize?tenant=1").address.hasPrefix(
                "https://uni.example/authorize?tenant=1&response_type=code&"
            )
        )
    }

    @Test func anAgeIsAskedForWhenThereIsOne() {
        #expect(request("https://uni.example/authorize", maximumAge: 0).address.hasSuffix("&max_age=0"))
        #expect(!request("https://uni.example/authorize").address.contains("max_age"))
    }
}
