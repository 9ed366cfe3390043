import CampusCore
import Crypto
import Foundation
import JWTKit
import ServiceKit
import Synchronization

/// Signs and verifies access tokens: JWTs with ES256 (RFC 7519, RFC 7518 §3.4).
final class AccessTokens: Sendable {
    private let verified = Mutex(TokenCache())
    private let keys: JWTKeyCollection
    private let issuer: String
    private let lifetime: Int
    private let now: @Sendable () -> Date

    /// - Throws: ``ConfigurationError`` when the key is no ES256 key in PEM.
    init(_ configuration: AccessTokenConfiguration, now: @escaping @Sendable () -> Date = { Date() }) async throws {
        do {
            keys = await JWTKeyCollection().add(ecdsa: try ES256PrivateKey(pem: configuration.privateKey))
        } catch {
            throw ConfigurationError(
                variable: AccessTokenConfiguration.keyFile.name,
                reason: "holds no ES256 private key in PEM"
            )
        }
        issuer = configuration.issuer
        lifetime = configuration.lifetime
        self.now = now
    }

    /// A new session for a person who proved who they are.
    func session(for user: User) async throws -> Session {
        let claims = Claims(
            sub: user.id.uuid.wire,
            iss: issuer,
            iat: Int(now().timeIntervalSince1970),
            exp: Int(now().timeIntervalSince1970) + lifetime,
            role: user.role
        )
        return Session(accessToken: try await keys.sign(claims), expiresIn: lifetime, user: user)
    }

    /// Who the token is for, or nil when it is forged, expired or another issuer's.
    func identity(of token: String) async -> Identity? {
        if let known = knownIdentity(of: token) { return known }
        do {
            let claims = try await keys.verify(token, as: Claims.self)
            guard claims.iss == issuer, Double(claims.exp) > now().timeIntervalSince1970,
                let id = UUID(uuidString: claims.sub)
            else { return nil }
            let identity = Identity(userID: id, role: claims.role)
            verified.withLock { $0.insert(identity, for: Self.hash(token), expiry: Double(claims.exp)) }
            return identity
        } catch {
            return nil
        }
    }

    /// The same, at once, of a token that was verified before; for event loops.
    func knownIdentity(of token: String) -> Identity? {
        let hash = Self.hash(token)
        let now = now()
        return verified.withLock { $0.identity(of: hash, now: now) }
    }

    /// What a request with a token that is not valid is answered (RFC 6750 §3.1).
    static var invalid: Problem {
        Problem(
            .unauthorized,
            "The access token is not valid or has expired",
            headers: [.wwwAuthenticate: #"Bearer error="invalid_token""#]
        )
    }

    private static func hash(_ token: String) -> SHA256Digest {
        var token = token
        return token.withUTF8 { SHA256.hash(data: $0) }
    }

    private struct Claims: JWTPayload {
        let sub: String
        let iss: String
        let iat: Int
        let exp: Int
        let role: Role

        /// Issuer and expiry are checked against the injected clock by the caller.
        func verify(using algorithm: some JWTAlgorithm) {}
    }
}
