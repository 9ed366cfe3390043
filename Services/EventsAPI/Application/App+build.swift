import EdgeHTTP
import Foundation
import HTTPClient
import Hummingbird
import Logging
import NIOCore
import Postgres
import ServiceKit
import ServiceLifecycle

/// Composes events-api; the services start in this order and stop in the other.
func buildApplication(
    _ configuration: EventsAPIConfiguration,
    logger: Logger,
    registry: PrometheusRegistry,
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) async throws -> [any Service] {
    let database = PostgresClient(configuration: configuration.database, logger: logger)
    let http = HTTPClient(logger: logger)
    let tokens = try await AccessTokens(configuration.tokens)
    let accountStore = AccountStore(database: database)
    let accounts = Accounts(
        store: accountStore,
        hasher: PasswordHasher(),
        tokens: tokens,
        isDemo: configuration.isDemo
    )
    let events = Events(store: EventStore(database: database), accounts: accountStore, now: { Date() })
    let rsvps = RSVPs(store: RSVPStore(database: database), events: events)
    let relay = OutboxRelay(
        store: OutboxStore(database: database),
        http: http,
        notificationServiceURL: configuration.notificationServiceURL,
        logger: logger
    )

    let hub = LiveHub()
    let hot = HotAnswers()
    let feed = ChangeFeed(
        store: ChangeStore(database: database),
        hub: hub,
        hot: hot,
        tokens: tokens,
        logger: logger
    )

    let router = Router(context: EventsRequestContext.self)
    router.addMiddleware {
        RequestTraceMiddleware()
        SecurityHeadersMiddleware(SecurityHeaders.api)
        ProblemMiddleware()
        AuthenticationMiddleware(tokens: tokens)
    }
    HealthRoutes(registry: registry) {
        do {
            _ = try await database.read("SELECT 1")
            return true
        } catch {
            return false
        }
    }.add(to: router)
    let api = router.group("/api/v1")
    AccountRoutes(accounts: accounts).add(to: api)
    EventRoutes(events: events, hot: hot).add(to: api)
    RSVPRoutes(rsvps: rsvps).add(to: api)

    let server = Application(
        router: router,
        server: .edge(
            configuration: EdgeConfiguration(securityHeaders: SecurityHeaders.api),
            handler: EventsFastPath(hub: hub, hot: hot, publicURL: configuration.publicURL)
        ),
        configuration: .init(address: .hostname("0.0.0.0", port: configuration.port), serverName: nil),
        onServerRunning: onServerRunning,
        logger: logger
    )
    return [database, http, relay, feed, server]
}
