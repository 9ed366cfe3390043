import CampusCore
import Foundation
import Testing

@testable import EventsAPI

@Suite struct ProviderMetadataTests {
    static func metadata(_ issuer: String, _ changes: [String: JSONValue] = [:], for expected: String? = nil) throws
        -> ProviderMetadata
    {
        let usual: [String: JSONValue] = [
            "issuer": .string(issuer), "authorization_endpoint": .string("\(issuer)/authorize"),
            "token_endpoint": .string("\(issuer)/token"), "jwks_uri": .string("\(issuer)/jwks"),
            "userinfo_endpoint": .string("\(issuer)/userinfo"),
        ]
        let members = usual.merging(changes) { _, change in change }.filter { $0.value != .null }
        return try ProviderMetadata(Array(JSONEncoder().encode(members)), issuer: expected ?? issuer)
    }

    private func problem(_ issuer: String, _ changes: [String: JSONValue], for expected: String? = nil)
        -> SingleSignOnError.Code?
    {
        do {
            _ = try Self.metadata(issuer, changes, for: expected)
            return nil
        } catch {
            return (error as? SingleSignOnError)?.code
        }
    }

    /// Discovery 1.0 §4.1.
    @Test(arguments: [
        ("https://uni.example", "https://uni.example/.well-known/openid-configuration"),
        ("https://uni.example/", "https://uni.example/.well-known/openid-configuration"),
        ("https://uni.example/realms/x", "https://uni.example/realms/x/.well-known/openid-configuration"),
    ])
    func itStandsAtTheIssuersAddress(_ issuer: String, _ address: String) {
        #expect(ProviderMetadata.address(issuer: issuer) == address)
    }

    @Test func whatIsNotSaidIsTheStandards() throws {
        let metadata = try Self.metadata("https://uni.example")
        #expect(metadata.signingAlgorithms == [.rs256])
        #expect(metadata.clientAuthentications == ["client_secret_basic"])
        #expect(!metadata.namesItself)
        #expect(try Self.metadata("https://uni.example", ["userinfo_endpoint": .null]).userinfoEndpoint == nil)
    }

    @Test func anotherIssuerIsRefused() {
        #expect(problem("https://uni.example/", [:], for: "https://uni.example") == .failed)
        #expect(problem("https://UNI.example", [:], for: "https://uni.example") == .failed)
        #expect(problem("https://evil.example", [:], for: "https://uni.example") == .failed)
    }

    @Test(arguments: ["authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"])
    func everyAddressIsSecure(_ name: String) {
        for address in [
            "http://uni.example/x", "http://127.0.0.1/x", "http://localhost/x", "file:///etc/passwd", "//uni.example",
            "",
            "javascript:alert(1)", "https://user@uni.example/x", "https://uni.example/x#y", "https://uni.example/ x",
        ] {
            #expect(problem("https://uni.example", [name: .string(address)]) == .failed, "\(name) \(address)")
        }
        #expect(problem("https://uni.example", [name: .string("https://elsewhere.example/x?y=z")]) == nil)
    }

    @Test func aProviderOnThisMachineMayDoWithoutTLS() {
        for issuer in ["http://localhost:9400", "http://127.0.0.1:9400", "http://[::1]:9400"] {
            #expect(problem(issuer, [:]) == nil, "\(issuer)")
            #expect(problem(issuer, ["token_endpoint": .string("http://uni.example/token")]) == .failed)
        }
        #expect(problem("http://uni.example", [:]) == .failed)
        #expect(problem("http://127.0.0.1.evil.example", [:]) == .failed)
    }

    @Test func algorithmsThatAreNotTrustedDoNotCount() throws {
        func algorithms(_ names: String...) -> [String: JSONValue] {
            ["id_token_signing_alg_values_supported": .array(names.map { .string($0) })]
        }
        let mixed = try Self.metadata("https://uni.example", algorithms("none", "HS256", "ES256", "RS512", "PS256"))
        #expect(mixed.signingAlgorithms == [.es256, .ps256])
        #expect(problem("https://uni.example", algorithms("none", "HS256")) == .failed)
    }

    @Test func whatIsNoDocumentIsUnavailable() {
        #expect(problem("https://uni.example", ["token_endpoint": .null]) == .unavailable)
        #expect(problem("https://uni.example", ["issuer": .integer(1)]) == .unavailable)
        #expect(problem("https://uni.example", ["response_types_supported": .array([.string("id_token")])]) == .failed)
    }
}
