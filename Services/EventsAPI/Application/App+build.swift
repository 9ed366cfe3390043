import EdgeHTTP
import Foundation
import HTTPClient
import Hummingbird
import Logging
import NIOCore
import OpenAPI
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
    let components = try await Components(configuration, logger: logger)
    let database = components.database
    let http = HTTPClient(logger: logger)
    let relay = OutboxRelay(
        store: OutboxStore(database: database),
        http: http,
        notificationServiceURL: configuration.notificationServiceURL,
        logger: logger
    )
    let hub = LiveHub()
    let feed = ChangeFeed(
        store: ChangeStore(database: database),
        hub: hub,
        hot: components.hot,
        tokens: components.tokens,
        logger: logger
    )
    let housekeeping = Housekeeping(store: HousekeepingStore(database: database), now: { Date() }, logger: logger)
    let router = try buildRouter(components, registry: registry)
    router.answerOtherMethods()
    let details = DetailReads(database: database, now: { Date() })
    let fastPath = EventsFastPath(
        hub: hub,
        hot: components.hot,
        details: DetailFastPath(
            reads: details,
            hot: components.hot,
            timers: components.timers,
            now: { Date() },
            logger: logger
        ),
        rsvp: RSVPFastPath(
            rsvps: components.rsvps,
            tokens: components.tokens,
            idempotency: components.idempotency,
            timers: components.timers,
            logger: logger
        ),
        publicURL: configuration.publicURL
    )
    let server = Application(
        router: router,
        server: .edge(
            configuration: EdgeConfiguration(securityHeaders: SecurityHeaders.api),
            handler: fastPath
        ),
        configuration: .init(address: .hostname("0.0.0.0", port: configuration.port), serverName: nil),
        onServerRunning: onServerRunning,
        logger: logger
    )
    let lanes = components.rsvps.lanes
    let guestExpiry = GuestExpiry(store: GuestStore(database: database), lanes: lanes, logger: logger)
    return [database, http, relay, feed, housekeeping, lanes, guestExpiry, details, server]
}

/// Every route of events-api, each of which stands in the OpenAPI document.
///
/// - Throws: what makes the description or the page that shows it unreadable.
func buildRouter(
    _ components: Components,
    registry: PrometheusRegistry
) throws -> Router<EventsRequestContext> {
    let (database, events, rsvps) = (components.database, components.events, components.rsvps)
    let (idempotency, hot) = (components.idempotency, components.hot)
    let accounts = Accounts(
        store: AccountStore(database: database),
        hasher: PasswordHasher(),
        tokens: components.tokens,
        isDemo: components.configuration.isDemo
    )
    let discovery = Discovery(
        store: DiscoveryStore(database: database),
        suggestions: SuggestionStore(database: database),
        events: events
    )
    let calendars = Calendars(
        store: CalendarStore(database: database),
        events: events,
        tokens: CalendarTokens(secret: Data(components.configuration.tokens.privateKey.utf8)),
        publicURL: components.configuration.publicURL
    )

    let router = Router(context: EventsRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware {
        RequestTraceMiddleware(timers: components.timers)
        SecurityHeadersMiddleware(SecurityHeaders.api)
        ProblemMiddleware()
        RequestTargetMiddleware()
    }
    HealthRoutes(registry: registry) {
        do {
            _ = try await database.read("SELECT 1")
            return true
        } catch {
            return false
        }
    }.add(to: router)
    APIDocsRoutes(document: try OpenAPIDocument(), page: try DocumentationPage()).add(to: router)
    let api = router.group("/api/v1").add(middleware: AuthenticationMiddleware(tokens: components.tokens))
    AccountRoutes(accounts: accounts, idempotency: idempotency).add(to: api)
    DiscoveryRoutes(discovery: discovery, hot: hot).add(to: api)
    EventRoutes(events: events, lanes: rsvps.lanes, hot: hot, idempotency: idempotency).add(to: api)
    VenueRoutes(venues: events.venues, idempotency: idempotency).add(to: api)
    let guests = Guests(store: GuestStore(database: database), rsvps: rsvps)
    RSVPRoutes(rsvps: rsvps, guests: guests, idempotency: idempotency).add(to: api)
    GuestRoutes(guests: guests, idempotency: idempotency).add(to: api)
    DecisionRoutes(log: DecisionLog(store: DecisionLogStore(database: database), rsvps: rsvps)).add(to: api)
    let codes = TicketCodes(secret: Data(components.configuration.tokens.privateKey.utf8))
    TicketRoutes(tickets: Tickets(rsvps: rsvps, codes: codes)).add(to: api)
    let checkIns = CheckIns(store: CheckInStore(database: database), rsvps: rsvps, codes: codes)
    CheckInRoutes(checkIns: checkIns, idempotency: idempotency).add(to: api)
    CalendarRoutes(calendars: calendars, idempotency: idempotency).add(to: api)
    LiveRoutes().add(to: api)
    return router
}
