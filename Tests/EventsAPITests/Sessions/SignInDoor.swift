import CampusCore
import Crypto
import Foundation
import Live
import Logging
import ServiceKit
import Synchronization
import Testing

@testable import EventsAPI

/// What signs people in, on a clock that the test turns.
final class SignInDoor: Sendable {
    private static let secret = Data("a secret of tests, which nobody minds".utf8)

    let sessions: Sessions
    let tokens: AccessTokens
    let feed: RevocationFeed
    let accounts: Accounts
    let links: EmailLinks
    /// The first of the campus's people.
    let user: User
    private let clock: Clock

    private final class Clock: Sendable {
        let passed = Mutex<TimeInterval>(0)
    }

    init(_ campus: Campus, hasher: PasswordHasher = PasswordHasher(), limits: RateLimitConfiguration = .init())
        async throws
    {
        let start = Date()
        let clock = Clock()
        let now: @Sendable () -> Date = { start.addingTimeInterval(clock.passed.withLock { $0 }) }
        let limiter = RateLimiter(limits, logger: Logger(label: "test")) {
            Int64(clock.passed.withLock { $0 } * 1_000_000)
        }
        let store = SessionStore(database: campus.database)
        let configuration = AccessTokenConfiguration(
            signingKey: ReloadingSecret(P256.Signing.PrivateKey().pemRepresentation, name: "JWT_PRIVATE_KEY_FILE"),
            issuer: "https://campus.example",
            lifetime: 600
        )
        tokens = try await AccessTokens(configuration, now: now) { try await store.isGood($0) }
        sessions = Sessions(
            database: campus.database,
            accessTokens: tokens,
            refreshTokens: RefreshTokens(secret: Self.secret),
            limiter: limiter,
            now: now
        )
        feed = RevocationFeed(store: store, tokens: tokens, hub: LiveHub(), now: now, logger: Logger(label: "test"))
        let publicURL = try #require(URL(string: "https://campus.example"))
        links = EmailLinks(secret: Self.secret, publicURL: publicURL, now: now)
        accounts = Accounts(
            store: AccountStore(database: campus.database),
            hasher: hasher,
            passwords: try PasswordPolicy.bundled(),
            sessions: sessions,
            links: links,
            limiter: limiter,
            isDemo: false
        )
        user = try #require(try await accounts.store.user(id: campus.people[0].userID))
        self.clock = clock
    }

    /// Turns the clock.
    func pass(_ seconds: TimeInterval) {
        clock.passed.withLock { $0 += seconds }
    }

    /// The refresh token that was issued.
    func token(_ issued: IssuedSession) -> String {
        RefreshCookie.token(in: [issued.cookie]) ?? ""
    }

    func identity(_ issued: IssuedSession) async throws -> Identity {
        try #require(try await tokens.identity(of: issued.session.accessToken))
    }
}
