import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of being signed in: a session, an access token of some minutes, and a refresh token for the next.
struct Sessions: Sendable {
    let database: PostgresClient
    let accessTokens: AccessTokens
    let refreshTokens: RefreshTokens
    let limiter: RateLimiter
    let now: @Sendable () -> Date

    /// A session that nobody uses ends after 30 days.
    static let lifetime = 30 * 86_400

    private var store: SessionStore { SessionStore(database: database) }

    /// Signs in a person who proved who they are.
    ///
    /// - Parameters:
    ///   - version: of the person's tokens when the proof was checked; what was revoked since makes it void.
    ///   - userAgent: what the browser says it is.
    /// - Throws: ``Problem`` 401 when the person was signed out everywhere meanwhile, or is gone.
    func begin(for user: User, version: Int? = nil, userAgent: String? = nil) async throws -> IssuedSession {
        let (id, now) = (UUID.version7(), now())
        let version = try await store.insert(
            id: id,
            userID: user.id.uuid,
            version: version,
            userAgent: userAgent ?? "",
            now: now,
            expiry: now.addingTimeInterval(TimeInterval(Self.lifetime))
        )
        guard let version else { throw Self.ended }
        return try await issued(user, .init(sessionID: id, generation: 0), version)
    }

    /// Exchanges a refresh token for the next.
    ///
    /// - Throws: ``Problem`` 401 when the session is over; it ends here when the token was used before; 429.
    func refresh(_ token: String?) async throws -> IssuedSession {
        guard let token, let content = refreshTokens.content(of: token) else { throw Self.ended }
        try await limiter.takeRefresh(sessionID: content.sessionID)
        let now = now()
        // What ends a session must be kept although the answer is a refusal.
        let (decision, session) = try await database.transaction { transaction in
            let store = SessionStore(database: transaction)
            guard let session = try await store.locked(id: content.sessionID) else {
                return (RefreshDecision.ended, StoredSession?.none)
            }
            let decision = RefreshDecision.of(content.generation, in: session, now: now)
            switch decision {
            case .rotate:
                let expiry = now.addingTimeInterval(TimeInterval(Self.lifetime))
                try await store.rotate(id: session.id, now: now, expiry: expiry)
            case .stolen:
                _ = try await store.end(id: session.id, userID: session.user.id.uuid, action: "session.reused")
            case .again, .ended: break
            }
            return (decision, session)
        }
        guard let session, decision == .rotate || decision == .again else { throw Self.ended }
        let next = RefreshTokens.Content(sessionID: content.sessionID, generation: content.generation + 1)
        return try await issued(session.user, next, session.tokenVersion)
    }

    /// Ends the session that a refresh token or an access token is of; what is over already stays over.
    func end(_ token: String?, _ identity: Identity?) async throws {
        if let token, let content = refreshTokens.content(of: token), let userID = try await person(token) {
            try await end(content.sessionID, of: userID)
        }
        if let identity, let sessionID = identity.sessionID { try await end(sessionID, of: identity.userID) }
    }

    /// Ends one of the person's sessions.
    ///
    /// - Throws: ``Problem`` 404 when there is no such session.
    func end(id: UUID, of identity: Identity) async throws {
        guard try await store.end(id: id, userID: identity.userID, action: "session.ended") else {
            throw Problem(.notFound, "There is no such session")
        }
    }

    /// Ends every session of a person; their access tokens are good for five seconds more at most, on every replica.
    func endAll(userID: UUID) async throws {
        try await store.endAll(userID: userID)
    }

    /// Ends every session of a person but the one that asks.
    func endOthers(of identity: Identity) async throws {
        try await store.endOthers(userID: identity.userID, but: identity.sessionID)
    }

    /// Where the person is signed in, the latest first.
    func list(_ identity: Identity) async throws -> [SessionSummary] {
        try await store.sessions(of: identity, now: now())
    }

    /// Whose session a refresh token is of, if that is not over.
    func person(_ token: String?) async throws -> UUID? {
        guard let token, let content = refreshTokens.content(of: token) else { return nil }
        return try await store.person(sessionID: content.sessionID)
    }

    private func end(_ id: UUID, of userID: UUID) async throws {
        _ = try await store.end(id: id, userID: userID, action: "session.ended")
    }

    private func issued(_ user: User, _ content: RefreshTokens.Content, _ version: Int) async throws -> IssuedSession {
        let token = try await accessTokens.token(for: user, sessionID: content.sessionID, version: version)
        return IssuedSession(
            session: Session(accessToken: token, expiresIn: accessTokens.lifetime, user: user),
            cookie: RefreshCookie.value(refreshTokens.token(content), lifetime: Self.lifetime)
        )
    }

    private static var ended: Problem {
        Problem(.unauthorized, "Sign in again", kind: "session-ended", headers: [.wwwAuthenticate: "Bearer"])
    }
}
