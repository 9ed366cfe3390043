import CampusCore
import Crypto
import Foundation
import HTTPTesting
import Synchronization
import Testing

@testable import EventsAPI

/// An OpenID provider on this machine that does what a test wants. It redeems a code for who knows the verifier of the
/// challenge that the code was asked for with (RFC 7636 §4.6), and for nobody else.
final class TestProvider: Sendable {
    static let clientID = "campus events"
    static let secret = "s3cret & more: 100%"

    /// What it says and does; a test changes it.
    struct Behaviour: Sendable {
        /// What it says of the person; `sub` among it.
        var person: [String: JSONValue] = [
            "sub": .string("u-1"), "email": .string("Grace@Uni.example"), "email_verified": .boolean(true),
            "name": .string("Grace Hopper"),
        ]
        /// What else stands in the ID token, or null for what does not.
        var claims: [String: JSONValue] = [:]
        /// What the userinfo endpoint says; it answers 404 without.
        var userinfo: [String: JSONValue]?
        /// What else stands in the metadata.
        var metadata: [String: JSONValue] = [:]
        var header: [String: JSONValue] = [:]
        var key: ProviderKey
        /// The keys that it publishes; its own when there are none.
        var published: [ProviderKey] = []
        /// What it answers instead, by path.
        var replies: [String: ScriptedHTTPServer.Reply] = [:]
        /// Puts another token in the ID token's place.
        var forge: (@Sendable ([String: JSONValue]) throws -> String)?
    }

    private struct Grant {
        let challenge: String
        let nonce: String
        let redirectAddress: String
    }

    private struct State {
        var issuer = ""
        var behaviour: Behaviour
        var grants: [String: Grant] = [:]
        var requests: [ReceivedRequest] = []
    }

    private let state: Mutex<State>
    private let clock: TestClock

    private init(_ clock: TestClock, key: ProviderKey) {
        self.clock = clock
        state = Mutex(State(behaviour: Behaviour(key: key)))
    }

    static func with<Value>(
        _ clock: TestClock = TestClock(),
        _ body: (TestProvider) async throws -> Value
    ) async throws -> Value {
        let provider = TestProvider(clock, key: .es256("first"))
        return try await ScriptedHTTPServer.with {
            provider.answer($0)
        } _: { server in
            provider.state.withLock { $0.issuer = server.url }
            return try await body(provider)
        }
    }

    var issuer: String { state.withLock { $0.issuer } }

    func change(_ edit: (inout Behaviour) -> Void) {
        state.withLock { edit(&$0.behaviour) }
    }

    /// What was asked of a path.
    func requests(_ path: String) -> [ReceivedRequest] {
        state.withLock { $0.requests.filter { $0.target == path } }
    }

    /// Signs somebody in whom a browser brought to `address`, and says what the browser takes back.
    func authorize(_ address: String) throws -> AuthorizationResponse {
        let components = try #require(URLComponents(string: address))
        #expect(address.hasPrefix(issuer + "/authorize?"))
        let query = Self.form(components.percentEncodedQuery ?? "")
        #expect(query["response_type"] == "code" && query["client_id"] == Self.clientID)
        #expect(query["code_challenge_method"] == "S256" && query["scope"]?.contains("openid") == true)
        let code = "code-\(UUID().uuidString)"
        let grant = Grant(
            challenge: try #require(query["code_challenge"]),
            nonce: try #require(query["nonce"]),
            redirectAddress: try #require(query["redirect_uri"])
        )
        state.withLock { $0.grants[code] = grant }
        return AuthorizationResponse(code: code, state: query["state"], error: nil, issuer: nil)
    }

    private func answer(_ request: ReceivedRequest) -> ScriptedHTTPServer.Reply {
        let (issuer, behaviour) = state.withLock { state in
            state.requests.append(request)
            return (state.issuer, state.behaviour)
        }
        if let reply = behaviour.replies[request.target] { return reply }
        switch request.target {
        case "/.well-known/openid-configuration": return Self.json(200, Self.metadata(issuer, behaviour))
        case "/jwks":
            let keys = behaviour.published.isEmpty ? [behaviour.key] : behaviour.published
            return Self.json(200, ["keys": .array(keys.map { .object($0.members) })])
        case "/token": return redeem(request, issuer, behaviour)
        case "/userinfo":
            let isAuthorized = request.headers["authorization"] == "Bearer an access token"
            guard let claims = behaviour.userinfo, isAuthorized else { return Self.json(404, [:]) }
            return Self.json(200, claims)
        default: return Self.json(404, [:])
        }
    }

    private func redeem(
        _ request: ReceivedRequest,
        _ issuer: String,
        _ behaviour: Behaviour
    ) -> ScriptedHTTPServer.Reply {
        let form = Self.form(request.body)
        guard let code = form["code"], let grant = state.withLock({ $0.grants.removeValue(forKey: code) }),
            form["grant_type"] == "authorization_code", form["redirect_uri"] == grant.redirectAddress,
            Self.isClient(request, form)
        else { return Self.json(400, ["error": .string("invalid_grant")]) }
        let digest = Data(SHA256.hash(data: Data((form["code_verifier"] ?? "").utf8)))
        guard Base64URL.encode(digest) == grant.challenge else {
            return Self.json(400, ["error": .string("invalid_grant")])
        }
        var claims = behaviour.person.merging([
            "iss": .string(issuer), "aud": .string(Self.clientID), "nonce": .string(grant.nonce),
            "iat": .integer(Int64(clock.now.timeIntervalSince1970)),
            "exp": .integer(Int64(clock.now.timeIntervalSince1970) + 300),
        ]) { own, _ in own }
        for (name, value) in behaviour.claims { claims[name] = value == .null ? nil : value }
        do {
            let token = try behaviour.forge?(claims) ?? behaviour.key.token(claims, header: behaviour.header)
            return Self.json(
                200,
                [
                    "id_token": .string(token), "access_token": .string("an access token"),
                    "token_type": .string("Bearer"),
                ]
            )
        } catch {
            return Self.json(500, [:])
        }
    }

    /// By its secret in the header or in the form, encoded as RFC 6749 §2.3.1 says.
    private static func isClient(_ request: ReceivedRequest, _ form: [String: String]) -> Bool {
        guard let header = request.headers["authorization"] else {
            return form["client_id"] == clientID && form["client_secret"] ?? secret == secret
        }
        guard let credentials = Data(base64Encoded: header.replacing("Basic ", with: "")) else { return false }
        let parts = String(decoding: credentials, as: UTF8.self).split(separator: ":")
        return parts.map { $0.replacing("+", with: " ").removingPercentEncoding } == [clientID, secret]
    }

    private static func metadata(_ issuer: String, _ behaviour: Behaviour) -> [String: JSONValue] {
        let usual: [String: JSONValue] = [
            "issuer": .string(issuer), "authorization_endpoint": .string(issuer + "/authorize"),
            "token_endpoint": .string(issuer + "/token"), "userinfo_endpoint": .string(issuer + "/userinfo"),
            "jwks_uri": .string(issuer + "/jwks"), "response_types_supported": .array([.string("code")]),
            "id_token_signing_alg_values_supported": .array([.string("RS256"), .string("ES256")]),
        ]
        return usual.merging(behaviour.metadata) { _, own in own }.filter { $0.value != .null }
    }

    private static func json(_ status: Int, _ members: [String: JSONValue]) -> ScriptedHTTPServer.Reply {
        do {
            let body = String(decoding: try JSONEncoder().encode(members), as: UTF8.self)
            return .answer(status, body, headers: [("Content-Type", "application/json")])
        } catch {
            return .answer(500)
        }
    }

    private static func form(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count == 2 ? parts[1].replacing("+", with: " ") : ""
            fields[String(parts[0])] = String(value).removingPercentEncoding
        }
        return fields
    }
}
