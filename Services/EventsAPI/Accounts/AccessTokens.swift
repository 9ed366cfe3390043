import CampusCore
import Crypto
import Foundation
import Logging
import ServiceKit
import Synchronization

/// Signs and verifies access tokens: JWTs with ES256 (RFC 7519, RFC 7518 §3.4, RFC 9068).
///
/// What was verified is kept, so that a signature is checked once; what was revoked is known from ``RevocationFeed``,
/// or asked of the database while the feed is silent.
final class AccessTokens: Sendable {
    private struct State {
        var keys: SigningKeys
        /// What the files held when they were looked at last, whether it was of use or not.
        var texts: KeyTexts
        var verified = TokenCache()
        var revocations = Revocations()
    }

    private struct KeyTexts: Equatable {
        let signing: String
        let further: String?

        init(_ configuration: AccessTokenConfiguration) {
            signing = configuration.signingKey.current()
            further = configuration.furtherKeys?.current()
        }
    }

    private let state: Mutex<State>
    private let configuration: AccessTokenConfiguration
    private let standing: @Sendable (Identity) async throws -> Bool
    private let now: @Sendable () -> Date

    /// - Parameter standing: asks whether a token's session and version are still good.
    /// - Throws: ``ConfigurationError`` when a key is no ES256 key in PEM.
    init(
        _ configuration: AccessTokenConfiguration,
        now: @escaping @Sendable () -> Date = { Date() },
        standing: @escaping @Sendable (Identity) async throws -> Bool
    ) async throws {
        let texts = KeyTexts(configuration)
        let keys = try await SigningKeys(signing: texts.signing, further: texts.further)
        state = Mutex(State(keys: keys, texts: texts))
        self.configuration = configuration
        self.standing = standing
        self.now = now
    }

    /// How long a token is valid, in seconds.
    var lifetime: Int { configuration.lifetime }

    /// What is published of the keys.
    var keySet: JSONWebKeySet { state.withLock { $0.keys.keySet } }

    /// A token for a session of a person who proved who they are.
    func token(for user: User, sessionID: UUID?, version: Int) async throws -> String {
        let issued = Int(now().timeIntervalSince1970)
        return try await state.withLock { $0.keys }.sign(
            AccessTokenClaims(
                sub: user.id.uuid.wire,
                iss: configuration.issuer,
                aud: configuration.issuer,
                iat: issued,
                exp: issued + lifetime,
                role: user.role,
                sid: sessionID?.wire,
                ver: version
            )
        )
    }

    /// Who the token is for, or nil when it is forged, expired, revoked or another issuer's.
    ///
    /// - Throws: ``PostgresError`` when it cannot be known whether it was revoked.
    func identity(of token: String) async throws -> Identity? {
        let hash = Self.hash(token)
        if let known = known(hash) { return known }
        guard let (identity, expiry) = await verify(token) else { return nil }
        let isRevoked = state.withLock { state -> Bool? in
            state.verified.insert(identity, for: hash, expiry: expiry)
            return state.revocations.isFresh(at: now()) ? state.revocations.revokes(identity) : nil
        }
        if let isRevoked { return isRevoked ? nil : identity }
        return try await standing(identity) ? identity : nil
    }

    /// The same, at once, of a token that was verified before; for event loops. Nil when it must be asked for.
    func knownIdentity(of token: String) -> Identity? {
        known(Self.hash(token))
    }

    /// From now on these are the tokens that are no longer good.
    func revoke(_ revocations: Revocations) {
        state.withLock { $0.revocations = revocations }
    }

    /// Whether the person was signed out after the token was verified.
    func revokes(_ identity: Identity) -> Bool {
        state.withLock { $0.revocations.revokes(identity) }
    }

    /// Takes over keys that were replaced in their files.
    ///
    /// - Throws: ``ConfigurationError``, once, when there is one that is none; the keys stay as they were.
    func reloadKeys() async throws {
        let texts = KeyTexts(configuration)
        let isKnown = state.withLock { state in
            defer { state.texts = texts }
            return state.texts == texts
        }
        guard !isKnown else { return }
        let keys = try await SigningKeys(signing: texts.signing, further: texts.further)
        state.withLock { state in
            guard keys.keySet != state.keys.keySet else { return }
            state.keys = keys
            // What a key that is gone has signed is good no more.
            state.verified = TokenCache()
        }
    }

    /// What a request with a token that is not valid is answered (RFC 6750 §3.1).
    static var invalid: Problem {
        Problem(
            .unauthorized,
            "The access token is not valid or has expired",
            headers: [.wwwAuthenticate: #"Bearer error="invalid_token""#]
        )
    }

    private func known(_ hash: SHA256Digest) -> Identity? {
        let now = now()
        return state.withLock { state in
            guard state.revocations.isFresh(at: now), let identity = state.verified.identity(of: hash, now: now),
                !state.revocations.revokes(identity)
            else { return nil }
            return identity
        }
    }

    private func verify(_ token: String) async -> (Identity, expiry: Double)? {
        let claims: AccessTokenClaims
        do {
            claims = try await state.withLock { $0.keys }.verify(token)
        } catch {
            // Whatever is wrong with it, it is nobody's.
            return nil
        }
        guard claims.iss == configuration.issuer, claims.aud == configuration.issuer,
            Double(claims.exp) > now().timeIntervalSince1970, let userID = UUID(uuidString: claims.sub)
        else { return nil }
        let identity = Identity(
            userID: userID,
            role: claims.role,
            sessionID: claims.sid.flatMap(UUID.init(uuidString:)),
            tokenVersion: claims.ver
        )
        return (identity, Double(claims.exp))
    }

    private static func hash(_ token: String) -> SHA256Digest {
        var token = token
        return token.withUTF8 { SHA256.hash(data: $0) }
    }
}
