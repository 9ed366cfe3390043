import CampusCore
import Foundation
import HTTPTesting
import Testing

@testable import EventsAPI

/// What a provider may do wrong, and what others may do with its answers. None of it comes to the database.
@Suite struct SingleSignOnTests {
    private func isRefused(
        _ code: SingleSignOnError.Code,
        _ reason: String,
        timeout: Duration = .seconds(10),
        sourceLocation: SourceLocation = #_sourceLocation,
        _ edit: @Sendable (inout TestProvider.Behaviour) throws -> Void
    ) async throws {
        try await SignOnWorld.with(timeout: timeout) { world in
            world.provider.change { behaviour in
                do { try edit(&behaviour) } catch { Issue.record(error) }
            }
            let problem = try await world.problem()
            #expect(problem?.code == code, sourceLocation: sourceLocation)
            let isNamed = reason.isEmpty || problem?.reason.contains(reason) == true
            #expect(isNamed, "\(problem?.reason ?? "")", sourceLocation: sourceLocation)
        }
    }

    @Test func aForgedOrForeignTokenIsRefused() async throws {
        try await isRefused(.failed, "iss") { $0.claims["iss"] = .string("https://evil.example") }
        try await isRefused(.failed, "aud") { $0.claims["aud"] = .string("another client") }
        try await isRefused(.failed, "nonce") { $0.claims["nonce"] = .string("another") }
        try await isRefused(.failed, "nonce") { $0.claims["nonce"] = .null }
        try await isRefused(.failed, "exp") { $0.claims["exp"] = .integer(1_700_000_000) }
        try await isRefused(.failed, "iat") { $0.claims["iat"] = .integer(1_700_000_000) }
        try await isRefused(.failed, "algorithm") { $0.header["alg"] = .string("none") }
        try await isRefused(.failed, "algorithm") {
            $0.forge = { claims in
                let body = Base64URL.encode(try JSONEncoder().encode(claims))
                return "\(Base64URL.encode(Data(#"{"alg":"none"}"#.utf8))).\(body)."
            }
        }
        try await isRefused(.failed, "algorithm") {
            let key = try ProviderKey.rs256("first")
            let secret = Data(ProviderKey.rsa.publicKey.pemRepresentation.utf8)
            $0.key = key
            $0.forge = { try ProviderKey.hs256("first", secret: secret).token($0) }
        }
        // The provider says that it has no EdDSA.
        try await isRefused(.failed, "algorithm") { $0.key = .eddsa("first") }
        try await isRefused(.failed, "signature") {
            $0.published = [$0.key]
            $0.key = .es256("first")
        }
        try await isRefused(.failed, "signature") { $0.header["kid"] = .string("unknown") }
    }

    @Test func anAnswerCountsForTheBrowserThatAskedAndOnlyOnce() async throws {
        try await SignOnWorld.with { world in
            let (address, cookie) = try await world.signOn.start(.home)
            let (otherAddress, otherCookie) = try await world.signOn.start(.home)
            let answer = try world.provider.authorize(address)
            let value = SignOnWorld.value(cookie)
            for other in [nil, "", "nonsense", SignOnWorld.value(otherCookie)] {
                let problem = await SignOnWorld.problem { _ = try await world.signOn.finish(answer, cookie: other) }
                #expect(problem?.code == .expired)
            }
            // The code of another sign-in is of no use, since its challenge is another.
            let stolen = AuthorizationResponse(
                code: try world.provider.authorize(otherAddress).code,
                state: answer.state,
                error: nil,
                issuer: nil
            )
            let swapped = await SignOnWorld.problem { _ = try await world.signOn.finish(stolen, cookie: value) }
            #expect(swapped?.reason == "the token endpoint answers 400: invalid_grant")
            world.clock.pass(600)
            let late = await SignOnWorld.problem { _ = try await world.signOn.finish(answer, cookie: value) }
            #expect(late?.code == .expired)
            // None of the others was worth asking the provider.
            #expect(world.provider.requests("/token").count == 1)
        }
    }

    @Test func theProviderIsToldWhoRedeemsInTheWayItTakes() async throws {
        for (way, isInHeader) in [("client_secret_basic", true), ("client_secret_post", false)] {
            try await SignOnWorld.with { world in
                world.provider.change {
                    $0.metadata["token_endpoint_auth_methods_supported"] = .array([.string(way)])
                    $0.claims["nonce"] = .string("ends it here")
                }
                // The provider took the client, the code and the verifier.
                #expect(try await world.problem()?.reason == "the ID token's nonce is not this sign-in's")
                let request = try #require(world.provider.requests("/token").first)
                #expect((request.headers["authorization"] != nil) == isInHeader)
                #expect(request.body.contains("client_secret") == !isInHeader)
                #expect(
                    request.body.contains(
                        "redirect_uri=https%3A%2F%2Fcampus.example%2Fapi%2Fv1%2Fauth%2Foidc%2Fcallback"
                    )
                )
            }
        }
    }

    @Test(arguments: ["/.well-known/openid-configuration", "/jwks", "/token", "/userinfo"])
    func aProviderInDifficultiesEndsTheSignInAndNothingElse(_ path: String) async throws {
        let isDocument = path != "/token" && path != "/userinfo"
        func isEnded(
            _ code: SingleSignOnError.Code,
            _ reply: ScriptedHTTPServer.Reply,
            timeout: Duration = .seconds(10)
        ) async throws {
            try await isRefused(code, "", timeout: timeout) {
                $0.replies[path] = reply
                // So that the userinfo endpoint is asked.
                $0.person["email"] = nil
            }
        }
        try await isEnded(.unavailable, .answer(500))
        try await isEnded(.unavailable, .silence, timeout: .milliseconds(300))
        try await isEnded(.unavailable, .bytesThenClose(""))
        try await isEnded(isDocument ? .unavailable : .failed, .answer(200, "<html>Maintenance</html>"))
        try await isEnded(isDocument ? .unavailable : .failed, .answer(200, "{}"))
        // No redirect is followed.
        try await isEnded(
            isDocument ? .unavailable : .failed,
            .answer(302, headers: [("Location", "http://127.0.0.1:1/elsewhere")])
        )
        try await isEnded(.failed, .answer(200, String(repeating: "[", count: 300_000)))
    }

    @Test func nobodyIsAskedAgainAtOnceWhoDoesNotAnswer() async throws {
        try await SignOnWorld.with { world in
            let path = "/.well-known/openid-configuration"
            world.provider.change { $0.replies[path] = .answer(503) }
            for _ in 0..<20 {
                let problem = await SignOnWorld.problem { _ = try await world.signOn.start(.home) }
                #expect(problem?.code == .unavailable)
            }
            #expect(world.provider.requests(path).count == 1)
            world.clock.pass(5)
            world.provider.change { $0.replies[path] = nil }
            _ = try await world.signOn.start(.home)
            #expect(world.provider.requests(path).count == 2)
        }
    }

    @Test func anotherIssuersMetadataIsRefused() async throws {
        try await SignOnWorld.with { world in
            world.provider.change { $0.metadata["issuer"] = .string("https://evil.example") }
            let problem = await SignOnWorld.problem { _ = try await world.signOn.start(.home) }
            #expect(problem?.code == .failed)
        }
        try await SignOnWorld.with { world in
            world.provider.change { $0.metadata["token_endpoint"] = .string("http://uni.example/token") }
            let problem = await SignOnWorld.problem { _ = try await world.signOn.start(.home) }
            #expect(problem?.code == .failed)
        }
    }

    /// OpenID Connect Core §5.3.2.
    @Test func userinfoOfAnotherPersonIsRefused() async throws {
        for subject in [JSONValue.string("u-2"), .null] {
            try await isRefused(.failed, "another person") {
                $0.person["email"] = nil
                $0.userinfo = ["sub": subject, "email": .string("eve@uni.example"), "email_verified": .boolean(true)]
            }
        }
    }

    /// The token's claims are the ones that are signed.
    @Test func userinfoAddsAndReplacesNothing() {
        let token = ClaimSet(["sub": .string("u-1"), "email": .string("a@uni.example")])
        let more = ClaimSet(["email": .string("b@uni.example"), "name": .string("Ada")])
        #expect(
            token.adding(more).members == [
                "sub": .string("u-1"), "email": .string("a@uni.example"), "name": .string("Ada"),
            ]
        )
    }
}
