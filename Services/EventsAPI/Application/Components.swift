import CampusCore
import Foundation
import HTTPClient
import Live
import Logging
import Postgres
import ServiceKit

/// The parts that the routes and the fast path share, between the database and what clients see.
struct Components: Sendable {
    let configuration: EventsAPIConfiguration
    let database: PostgresClient
    let tokens: AccessTokens
    let sessions: Sessions
    /// Nil without a provider to sign in at.
    let singleSignOn: SingleSignOn?
    let limiter: RateLimiter
    let idempotency: Idempotency
    let rsvps: RSVPs
    let hasher = PasswordHasher()
    /// To notification-service.
    let http: HTTPClient
    let hot = HotAnswers()
    let timers = RequestTimers()
    let hub = LiveHub()
    let admissions: LiveAdmissions
    let socketIO: SocketIOSessions

    var events: Events { rsvps.events }

    /// - Throws: ``ConfigurationError`` when the key of the tokens is none.
    init(_ configuration: EventsAPIConfiguration, logger: Logger) async throws {
        self.configuration = configuration
        database = PostgresClient(configuration: configuration.database, logger: logger)
        limiter = RateLimiter(configuration.limits, logger: logger)
        let sessionStore = SessionStore(database: database)
        tokens = try await AccessTokens(configuration.tokens) { try await sessionStore.isGood($0) }
        sessions = Sessions(
            database: database,
            accessTokens: tokens,
            refreshTokens: RefreshTokens(secret: configuration.codesSecret),
            limiter: limiter,
            now: { Date() }
        )
        admissions = LiveAdmissions(
            hub: hub,
            store: ChangeStore(database: database),
            managers: EventManagerStore(database: database),
            tokens: tokens,
            logger: logger
        )
        socketIO = SocketIOSessions(hub: hub, admissions: admissions, limit: configuration.maximumConnections)
        let authorities = configuration.transportSecurity.certificateAuthorityFile
        http = HTTPClient(
            configuration: HTTPClientConfiguration(certificateAuthorityFile: authorities),
            logger: logger
        )
        if let provider = configuration.singleSignOn {
            var calls = IdentityProvider.httpConfiguration
            calls.certificateAuthorityFile = authorities
            singleSignOn = SingleSignOn(
                configuration: provider,
                http: HTTPClient(configuration: calls, logger: logger),
                database: database,
                secret: configuration.codesSecret,
                publicURL: configuration.publicURL,
                now: { Date() }
            )
        } else {
            singleSignOn = nil
        }
        idempotency = Idempotency(database: database, secret: configuration.codesSecret)
        rsvps = RSVPs(
            store: RSVPStore(database: database),
            lanes: DecisionLanes(database: database, logger: logger),
            events: Events.rules(on: database, now: { Date() }),
            guestCodes: GuestCodes(secret: configuration.codesSecret)
        )
    }
}
