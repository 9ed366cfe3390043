import Foundation
import Testing

@testable import EventsAPI

@Suite struct AuthorizationResponseTests {
    private static let issuer = "https://uni.example"
    private let attempt = SignInAttempt(returnPath: .home, now: Date(timeIntervalSince1970: 1_800_000_000))

    private func metadata(namesItself: Bool = false) throws -> ProviderMetadata {
        try ProviderMetadataTests.metadata(
            Self.issuer,
            ["authorization_response_iss_parameter_supported": .boolean(namesItself)]
        )
    }

    private func response(code: String? = "abc", state: String?, issuer: String? = nil) -> AuthorizationResponse {
        AuthorizationResponse(code: code, state: state, error: nil, issuer: issuer)
    }

    private func problem(
        _ response: AuthorizationResponse,
        _ attempt: SignInAttempt?,
        namesItself: Bool = false
    ) throws -> SingleSignOnError.Code? {
        let metadata = try metadata(namesItself: namesItself)
        do throws(SingleSignOnError) {
            _ = try response.code(for: attempt, from: metadata)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func theAnswerToTheAttemptHasItsCode() throws {
        let answer = response(state: attempt.state)
        #expect(try answer.code(for: attempt, from: metadata()) == "abc")
    }

    @Test func anAnswerThatNobodyAskedForIsNone() throws {
        #expect(try problem(response(state: attempt.state), nil) == .expired)
        for state in [nil, "", attempt.nonce, attempt.state + "A", String(attempt.state.dropLast())] {
            #expect(try problem(response(state: state), attempt) == .expired)
        }
    }

    /// RFC 9207 §2.4.
    @Test func anotherProvidersAnswerIsRefused() throws {
        #expect(try problem(response(state: attempt.state, issuer: "https://evil.example"), attempt) == .failed)
        #expect(try problem(response(state: attempt.state, issuer: Self.issuer + "/"), attempt) == .failed)
        #expect(try problem(response(state: attempt.state, issuer: Self.issuer), attempt) == nil)
        #expect(try problem(response(state: attempt.state), attempt, namesItself: true) == .failed)
        #expect(
            try problem(response(state: attempt.state, issuer: Self.issuer), attempt, namesItself: true) == nil
        )
    }

    @Test func anAnswerWithoutACodeIsNone() throws {
        for code in [nil, "", String(repeating: "a", count: 4097)] {
            #expect(try problem(response(code: code, state: attempt.state), attempt) == .failed)
        }
    }

    @Test(arguments: [
        ("access_denied", SingleSignOnError.Code.denied), ("temporarily_unavailable", .unavailable),
        ("server_error", .unavailable), ("invalid_scope", .failed), ("<script>", .failed),
    ])
    func aRefusalIsToldByItsKind(_ error: String, _ code: SingleSignOnError.Code) {
        let refusal = AuthorizationResponse(code: nil, state: nil, error: error, issuer: nil).refusal
        #expect(refusal?.code == code)
        #expect(refusal?.reason.contains("<") == false)
        #expect(AuthorizationResponse(code: "a", state: "b", error: nil, issuer: nil).refusal == nil)
    }
}
