import CampusCore
import Crypto
import Foundation
import JWTKit
import ServiceKit
import Synchronization
import Testing

@testable import EventsAPI

@Suite struct AccessTokensTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private static let issuer = "https://campus.example"
    private static let user = User(
        id: WireID(.version7()),
        email: "ada@campus.example",
        name: "Ada",
        role: .organizer,
        affiliation: .faculty
    )

    private static func tokens(
        key: P256.Signing.PrivateKey,
        further: [String] = [],
        issuer: String = issuer,
        now: Date = start,
        isGood: Bool = true
    ) async throws -> AccessTokens {
        let configuration = AccessTokenConfiguration(
            signingKey: ReloadingSecret(key.pemRepresentation, name: "JWT_PRIVATE_KEY_FILE"),
            furtherKeys: ReloadingSecret(further.joined(separator: "\n"), name: "JWT_FURTHER_KEYS_FILE"),
            issuer: issuer,
            lifetime: 900
        )
        return try await AccessTokens(configuration, now: { now }, standing: { _ in isGood })
    }

    private static func token(_ tokens: AccessTokens, session: UUID? = nil, version: Int = 0) async throws -> String {
        try await tokens.token(for: user, sessionID: session, version: version)
    }

    @Test func aTokenSaysWhoItIsForUntilItExpires() async throws {
        let (key, session) = (P256.Signing.PrivateKey(), UUID.version7())
        let token = try await Self.token(Self.tokens(key: key), session: session, version: 3)
        let identity = try await Self.tokens(key: key, now: Self.start + 899).identity(of: token)
        #expect(
            identity
                == Identity(userID: Self.user.id.uuid, role: .organizer, sessionID: session, tokenVersion: 3)
        )
        let expired = try await Self.tokens(key: key, now: Self.start + 900).identity(of: token)
        #expect(expired == nil)
    }

    @Test func aTokenOfAnotherKeyIssuerOrAudienceIsNobodys() async throws {
        let key = P256.Signing.PrivateKey()
        let token = try await Self.token(Self.tokens(key: key))
        let otherKey = try await Self.tokens(key: P256.Signing.PrivateKey()).identity(of: token)
        #expect(otherKey == nil)
        let elsewhere = try await Self.tokens(key: key, issuer: "https://other.example").identity(of: token)
        #expect(elsewhere == nil)
        let keys = try await SigningKeys(signing: key.pemRepresentation, further: nil)
        let foreign = try await keys.sign(Self.claims(audience: "https://other.example"))
        let forOthers = try await Self.tokens(key: key).identity(of: foreign)
        #expect(forOthers == nil)
        // The same claims are good when they are for us, so it is the audience that was refused.
        let own = try await Self.tokens(key: key).identity(of: try await keys.sign(Self.claims(audience: Self.issuer)))
        #expect(own?.userID == Self.user.id.uuid)
    }

    @Test func aTamperedTokenIsNobodys() async throws {
        let key = P256.Signing.PrivateKey()
        let tokens = try await Self.tokens(key: key)
        let token = try await Self.token(tokens)
        var parts = token.split(separator: ".").map(String.init)
        parts[1] = String(parts[1].reversed())
        let reversed = try await tokens.identity(of: parts.joined(separator: "."))
        #expect(reversed == nil)
        for text in ["", ".", "..", "a.b.c", String(repeating: "x", count: 100_000)] {
            let nobody = try await tokens.identity(of: text)
            #expect(nobody == nil)
        }
    }

    /// RFC 8725 §2.1, §3.1 and §3.11: what the header asks for decides nothing.
    @Test func noHeaderChoosesHowATokenIsVerified() async throws {
        let key = P256.Signing.PrivateKey()
        let tokens = try await Self.tokens(key: key)
        let keyID = tokens.keySet.keys[0].kid
        let payload = try #require(try await Self.token(tokens).split(separator: ".").dropFirst().first)
        func signed(_ header: String) throws -> String {
            let input = Base64URL.encode(Data(header.utf8)) + "." + payload
            let signature = try key.signature(for: Data(input.utf8)).rawRepresentation
            return input + "." + Base64URL.encode(signature)
        }
        let right = try await tokens.identity(of: try signed(#"{"alg":"ES256","typ":"at+jwt","kid":"\#(keyID)"}"#))
        #expect(right?.userID == Self.user.id.uuid)
        for header in [
            #"{"alg":"none","typ":"at+jwt","kid":"\#(keyID)"}"#, #"{"alg":"HS256","typ":"at+jwt","kid":"\#(keyID)"}"#,
            #"{"alg":"es256","typ":"at+jwt","kid":"\#(keyID)"}"#, #"{"alg":"ES256","typ":"JWT","kid":"\#(keyID)"}"#,
            #"{"alg":"ES256","typ":"at+jwt"}"#, #"{"alg":"ES256","typ":"at+jwt","kid":"../../etc/passwd"}"#,
            #"{"alg":"ES256","typ":"at+jwt","kid":"\#(keyID)","crit":["exp"]}"#, "{}", "[]",
        ] {
            let identity = try await tokens.identity(of: try signed(header))
            #expect(identity == nil, "\(header)")
        }
        // What everyone can read of the key is no secret to sign with.
        for secret in [Data(key.publicKey.pemRepresentation.utf8), key.publicKey.derRepresentation] {
            let input =
                Base64URL.encode(Data(#"{"alg":"HS256","typ":"at+jwt","kid":"\#(keyID)"}"#.utf8)) + "." + payload
            let code = HMAC<SHA256>.authenticationCode(for: Data(input.utf8), using: SymmetricKey(data: secret))
            let identity = try await tokens.identity(of: input + "." + Base64URL.encode(Data(code)))
            #expect(identity == nil)
        }
    }

    @Test func keysAreReplacedWithoutSigningAnyoneOut() async throws {
        let (old, new) = (P256.Signing.PrivateKey(), P256.Signing.PrivateKey())
        let before = try await Self.tokens(key: old, further: [new.publicKey.pemRepresentation])
        let after = try await Self.tokens(key: new, further: [old.publicKey.pemRepresentation])
        let (oldToken, newToken) = (try await Self.token(before), try await Self.token(after))
        for tokens in [before, after] {
            for token in [oldToken, newToken] {
                let identity = try await tokens.identity(of: token)
                #expect(identity?.userID == Self.user.id.uuid)
            }
        }
        #expect(Set(before.keySet.keys.map(\.kid)) == Set(after.keySet.keys.map(\.kid)))
        let end = try await Self.tokens(key: new)
        let gone = try await end.identity(of: oldToken)
        #expect(gone == nil)
    }

    @Test func aKeyFileThatIsReplacedIsTakenOver() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pem")
        defer {
            do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) }
        }
        let (old, new) = (P256.Signing.PrivateKey(), P256.Signing.PrivateKey())
        try old.pemRepresentation.write(to: file, atomically: true, encoding: .utf8)
        let secret = try ReloadingSecret(name: "JWT_PRIVATE_KEY_FILE", path: file.path())
        let tokens = try await AccessTokens(
            AccessTokenConfiguration(signingKey: secret, issuer: Self.issuer, lifetime: 900),
            now: { Self.start },
            standing: { _ in true }
        )
        let token = try await Self.token(tokens)
        let identity = try await tokens.identity(of: token)
        #expect(identity != nil)
        try "no key".write(to: file, atomically: true, encoding: .utf8)
        secret.reloadIfChanged()
        await #expect(throws: ConfigurationError.self) { try await tokens.reloadKeys() }
        // It is said once, not each second.
        try await tokens.reloadKeys()
        let still = try await tokens.identity(of: token)
        #expect(still != nil)
        try new.pemRepresentation.write(to: file, atomically: true, encoding: .utf8)
        secret.reloadIfChanged()
        try await tokens.reloadKeys()
        let gone = try await tokens.identity(of: token)
        #expect(gone == nil)
        let fresh = try await tokens.identity(of: try await Self.token(tokens))
        #expect(fresh != nil)
    }

    @Test func whatIsRevokedIsNobodys() async throws {
        let (key, session) = (P256.Signing.PrivateKey(), UUID.version7())
        let tokens = try await Self.tokens(key: key)
        let token = try await Self.token(tokens, session: session, version: 1)
        tokens.revoke(Revocations(readAt: Self.start))
        let known = try await tokens.identity(of: token)
        #expect(known != nil && tokens.knownIdentity(of: token) == known)
        for revocations in [
            Revocations(sessions: [session], readAt: Self.start),
            Revocations(versions: [Self.user.id.uuid: 2], readAt: Self.start),
        ] {
            tokens.revoke(revocations)
            let revoked = try await tokens.identity(of: token)
            #expect(revoked == nil && tokens.knownIdentity(of: token) == nil)
        }
        tokens.revoke(Revocations(sessions: [.version7()], versions: [Self.user.id.uuid: 1], readAt: Self.start))
        let again = try await tokens.identity(of: token)
        #expect(again != nil)
    }

    @Test func whileNothingIsReadTheDatabaseIsAsked() async throws {
        let key = P256.Signing.PrivateKey()
        let good = try await Self.tokens(key: key)
        let token = try await Self.token(good)
        let asked = try await good.identity(of: token)
        #expect(asked != nil && good.knownIdentity(of: token) == nil)
        let bad = try await Self.tokens(key: key, isGood: false)
        let refused = try await bad.identity(of: token)
        #expect(refused == nil)
        // A reading that is too old is none.
        bad.revoke(Revocations(readAt: Self.start - Revocations.freshness))
        let stale = try await bad.identity(of: token)
        #expect(stale == nil)
        bad.revoke(Revocations(readAt: Self.start - Revocations.freshness + 0.1))
        let fresh = try await bad.identity(of: token)
        #expect(fresh != nil)
    }

    private static func claims(audience: String) -> AccessTokenClaims {
        AccessTokenClaims(
            sub: user.id.uuid.wire,
            iss: issuer,
            aud: audience,
            iat: Int(start.timeIntervalSince1970),
            exp: Int(start.timeIntervalSince1970) + 60,
            role: .student,
            ver: 0
        )
    }
}
