import Foundation
import HTTPClient
import Testing

@testable import EventsAPI

@Suite struct TokenRequestTests {
    private func request(_ authentication: TokenRequest.Authentication) -> (headers: [String: String], body: String) {
        let request = TokenRequest(
            endpoint: "https://uni.example/token",
            clientID: "campus:1",
            authentication: authentication,
            code: "a+b",
            verifier: "v",
            redirectAddress: "https://campus.example/cb"
        ).http
        #expect(request.method == "POST" && request.url == "https://uni.example/token")
        let headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) })
        return (headers, String(decoding: request.body, as: UTF8.self))
    }

    private static let body =
        "grant_type=authorization_code&code=a%2Bb&redirect_uri=https%3A%2F%2Fcampus.example%2Fcb&code_verifier=v"

    /// RFC 6749 §2.3.1: identifier and secret are encoded before they are joined.
    @Test func aSecretGoesIntoTheHeader() {
        let (headers, body) = request(.basic(secret: "s&cret"))
        #expect(headers["Authorization"] == "Basic " + Data("campus%3A1:s%26cret".utf8).base64EncodedString())
        #expect(headers["Content-Type"] == "application/x-www-form-urlencoded")
        #expect(body == Self.body)
    }

    @Test func orIntoTheForm() {
        let (headers, body) = request(.post(secret: "s&cret"))
        #expect(headers["Authorization"] == nil)
        #expect(body == Self.body + "&client_id=campus%3A1&client_secret=s%26cret")
    }

    @Test func aPublicClientHasNone() {
        let (headers, body) = request(.none)
        #expect(headers["Authorization"] == nil)
        #expect(body == Self.body + "&client_id=campus%3A1")
    }

    @Test func theProviderSaysWhichWay() throws {
        func way(_ secret: String?, _ supported: Set<String>) throws -> TokenRequest.Authentication {
            try TokenRequest.Authentication(secret: secret, supported: supported)
        }
        #expect(try way("s", ["client_secret_post", "client_secret_basic"]) == .basic(secret: "s"))
        #expect(try way("s", ["client_secret_post"]) == .post(secret: "s"))
        #expect(try way(nil, ["client_secret_basic"]) == .none)
        #expect(throws: SingleSignOnError.self) { try way("s", ["private_key_jwt", "none"]) }
    }

    @Test(
        arguments: [
            (200, #"{"access_token":"a","token_type":"Bearer"}"#, .failed), (200, "", .failed),
            (200, "<html>", .failed),
            (200, #"{"id_token":1}"#, .failed), (302, "", .failed), (400, #"{"error":"invalid_grant"}"#, .failed),
            (401, "", .failed), (429, "", .unavailable), (500, "", .unavailable), (503, "x", .unavailable),
        ] as [(Int, String, SingleSignOnError.Code)]
    )
    func whatIsNoTokenSaysWhy(_ status: Int, _ body: String, _ code: SingleSignOnError.Code) async throws {
        try await SignOnWorld.with { world in
            world.provider.change { $0.replies["/token"] = .answer(status, body) }
            let problem = try await world.problem()
            #expect(problem?.code == code)
            #expect(problem?.reason.contains("<") == false)
            if body.contains("invalid_grant") { #expect(problem?.reason.hasSuffix("400: invalid_grant") == true) }
        }
    }
}
