import CampusCore
import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import EventsAPI

@Suite struct IDTokenTests {
    private static let claims: [String: JSONValue] = ["sub": .string("u-1")]

    private func keys(_ keys: ProviderKey..., others: [JSONValue] = []) throws -> ProviderKeys {
        let values = keys.map { JSONValue.object($0.members) } + others
        return try ProviderKeys(Array(JSONEncoder().encode(["keys": JSONValue.array(values)])))
    }

    private func claims(
        _ token: String,
        _ keys: ProviderKeys,
        accepted: Set<SigningAlgorithm> = Set(SigningAlgorithm.allCases)
    ) async throws -> ClaimSet? {
        try await IDToken(token, accepted: accepted).claims(signedBy: keys)
    }

    private func refusal(_ token: String, accepted: Set<SigningAlgorithm> = Set(SigningAlgorithm.allCases)) -> String? {
        do throws(SingleSignOnError) {
            _ = try IDToken(token, accepted: accepted)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func everyTrustedAlgorithmIsVerified() async throws {
        let pairs = [
            (try ProviderKey.rs256("k"), try ProviderKey.rs256("k", key: ProviderKey.rsaNext)),
            (try ProviderKey.ps256("k"), try ProviderKey.ps256("k", key: ProviderKey.rsaNext)),
            (ProviderKey.es256("k"), ProviderKey.es256("k")), (ProviderKey.eddsa("k"), ProviderKey.eddsa("k")),
        ]
        for (key, other) in pairs {
            let token = try key.token(Self.claims)
            #expect(try await claims(token, keys(key)) == ClaimSet(Self.claims), "\(key.algorithm)")
            #expect(try await claims(token, keys(other)) == nil, "\(key.algorithm)")
            #expect(try await claims(token, keys(other, key)) == ClaimSet(Self.claims), "two keys of one kid")
            var parts = token.split(separator: ".").map(String.init)
            parts[1] = Base64URL.encode(Data(#"{"sub":"u-2"}"#.utf8))
            #expect(try await claims(parts.joined(separator: "."), keys(key)) == nil, "\(key.algorithm)")
        }
    }

    /// RFC 8725 §3.1: the token does not choose how it is verified.
    @Test func whatIsNotTrustedIsRefusedBeforeAnyKeyIsTouched() throws {
        let key = try ProviderKey.rs256("k")
        let unsigned = try key.token(Self.claims, header: ["alg": .string("none")])
        let body = unsigned.split(separator: ".").prefix(2).joined(separator: ".")
        let modulus = try #require(Base64URL.decode(ClaimSet(key.members).text("n") ?? ""))
        let pem = Data(ProviderKey.rsa.publicKey.pemRepresentation.utf8)
        for token in [
            body + ".", unsigned, try key.token(Self.claims, header: ["alg": .string("None")]),
            try key.token(Self.claims, header: ["alg": .string("RS384")]),
            try key.token(Self.claims, header: ["alg": .string("ES512")]),
            try ProviderKey.hs256("k", secret: modulus).token(Self.claims),
            try ProviderKey.hs256("k", secret: pem).token(Self.claims),
        ] {
            #expect(refusal(token)?.contains("algorithm") == true)
        }
        #expect(refusal(try key.token(Self.claims), accepted: [.es256])?.contains("algorithm") == true)
        #expect(refusal(try key.token(Self.claims)) == nil)
    }

    @Test func whatIsNoTokenIsRefused() throws {
        let key = ProviderKey.es256("k")
        let crit = try key.token(Self.claims, header: ["crit": .array([.string("exp")])])
        #expect(refusal(crit)?.contains("extension") == true)
        for token in ["", ".", "..", "a.b.c", "....", "{}.{}.{}", String(repeating: "x", count: 100_000)] {
            #expect(refusal(token) != nil)
        }
        #expect(refusal(try key.token(Self.claims, header: ["alg": .integer(1)]))?.contains("header") == true)
        #expect(refusal(try key.token(Self.claims, header: ["alg": .null]))?.contains("header") == true)
    }

    @Test func aKeyThatIsNotNamedMustBeTheOnlyOne() async throws {
        let key = ProviderKey.es256(nil)
        let token = try key.token(Self.claims)
        #expect(try await claims(token, keys(key)) != nil)
        #expect(try await claims(token, keys(key, try ProviderKey.rs256("r"))) != nil, "one fits")
        #expect(try await claims(token, keys(key, ProviderKey.es256("other"))) == nil)
        #expect(try await claims(try key.token(Self.claims, header: ["kid": .string("k")]), keys(key)) == nil)
    }

    @Test func keysForOtherPurposesArePassedOver() async throws {
        let key = ProviderKey.es256("k")
        let token = try key.token(Self.claims)
        func changed(_ name: String, _ value: JSONValue) throws -> ProviderKeys {
            try keys(others: [.object(key.members.merging([name: value]) { _, new in new })])
        }
        #expect(try await claims(token, changed("use", .string("sig"))) != nil)
        #expect(try await claims(token, changed("alg", .string("ES256"))) != nil)
        #expect(try await claims(token, changed("key_ops", .array([.string("verify")]))) != nil)
        #expect(try await claims(token, changed("use", .string("enc"))) == nil)
        #expect(try await claims(token, changed("alg", .string("ECDH-ES"))) == nil)
        #expect(try await claims(token, changed("key_ops", .array([.string("deriveKey")]))) == nil)
        #expect(try await claims(token, changed("crv", .string("P-384"))) == nil)
        #expect(try await claims(token, changed("kty", .string("oct"))) == nil)
        #expect(try await claims(token, changed("x", .string("!"))) == nil)
        let strange: [JSONValue] = [
            .null, .string("x"), .object([:]), .object(["kty": .integer(1)]),
            .object(["kty": .string("AKP"), "alg": .string("ML-DSA-44"), "kid": .string("k")]),
            .object(["kty": .string("RSA"), "alg": .string("RSA-OAEP-256"), "kid": .string("k")]),
            .object(["kty": .string("EC"), "crv": .string("P-256"), "kid": .string("k")]),
        ]
        #expect(try await claims(token, keys(key, others: strange)) != nil, "what is strange hides no key")
    }

    /// 1024 bits can be factored by who has the means.
    @Test func weakKeysAreNone() async throws {
        let weak = try ProviderKey.rs256("k", key: _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: 1024)))
        #expect(try await claims(try weak.token(Self.claims), keys(weak)) == nil)
    }

    @Test(arguments: ["", "[]", "{}", #"{"keys": {}}"#, #"{"keys": null}"#, "<html>"])
    func whatIsNoKeySetIsUnavailable(_ text: String) {
        do throws(SingleSignOnError) {
            _ = try ProviderKeys(Array(text.utf8))
            Issue.record("was taken")
        } catch {
            #expect(error.code == .unavailable)
        }
    }
}
