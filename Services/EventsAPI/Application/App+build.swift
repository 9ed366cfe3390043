import EdgeHTTP
import Foundation
import HTTPClient
import Hummingbird
import Live
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
    let components = try await Components(configuration, logger: logger)
    let database = components.database
    let http = components.http
    let relay = OutboxRelay(
        store: OutboxStore(database: database),
        links: NotificationLinks(secret: configuration.codesSecret),
        http: http,
        notificationServiceURL: configuration.notificationServiceURL,
        logger: logger
    )
    let announcements = AnnouncementWorker(
        store: AnnouncementStore(database: database),
        configuration: configuration.announcements,
        logger: logger
    )
    let hub = components.hub
    let counting = FigureCounting(store: FigureCountingStore(database: database), logger: logger)
    let feed = ChangeFeed(
        store: ChangeStore(database: database),
        hub: hub,
        hot: components.hot,
        counting: counting,
        logger: logger
    )
    let revocations = RevocationFeed(
        store: SessionStore(database: database),
        tokens: components.tokens,
        hub: hub,
        now: { Date() },
        logger: logger
    )
    let housekeeping = Housekeeping(
        store: HousekeepingStore(database: database),
        retention: RetentionStore(database: database, retention: configuration.retention),
        now: { Date() },
        logger: logger
    )
    let erasures = ErasureWorker(erasures: components.erasures, logger: logger)
    let router = try buildRouter(components, registry: registry)
    router.answerOtherMethods()
    let details = DetailReads(database: database, now: { Date() })
    let fastPath = EventsFastPath(
        live: LiveDoor(hub: hub, admissions: components.admissions, origins: configuration.origins),
        socketIO: SocketIODoor(sessions: components.socketIO, origins: configuration.origins),
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
            limiter: components.limiter,
            idempotency: components.idempotency,
            timers: components.timers,
            logger: logger
        ),
        origins: configuration.origins
    )
    let server = Application(
        router: router,
        server: .edge(
            configuration: EdgeConfiguration(
                maximumRequestBodyBytes: RequestLimits.bodyBytes,
                maximumConnections: configuration.maximumConnections,
                securityHeaders: SecurityHeaders.api(publicURL: configuration.publicURL)
            ),
            handler: fastPath,
            certificate: configuration.transportSecurity.certificate?.context
        ),
        configuration: .init(address: .hostname("0.0.0.0", port: configuration.port), serverName: nil),
        onServerRunning: onServerRunning,
        logger: logger
    )
    let (lanes, limiter) = (components.rsvps.lanes, components.limiter)
    let guestExpiry = GuestExpiry(store: GuestStore(database: database), lanes: lanes, logger: logger)
    let provider: [any Service] = components.singleSignOn.map { [$0.http] } ?? []
    let tracing = configuration.tracing.start(service: "events-api", logger: logger) { collector, spans in
        let status = try await http.post(json: spans, to: collector)
        guard status == 200 else { throw TracingConfiguration.Refused(status: status) }
    }
    let measuring = CampusMeasuring(database: database, registry: registry, logger: logger)
    return provider + [database, http] + tracing + [
        measuring, limiter, revocations, relay, announcements, counting, feed, components.admissions, housekeeping,
        lanes, guestExpiry, erasures, server, components.socketIO,
    ]
}

/// Every route of events-api, each of which stands in the OpenAPI document.
///
/// - Throws: what makes the page that shows the API's description unreadable.
func buildRouter(
    _ components: Components,
    registry: PrometheusRegistry
) throws -> Router<EventsRequestContext> {
    let (database, events, rsvps) = (components.database, components.events, components.rsvps)
    let (idempotency, hot) = (components.idempotency, components.hot)
    let accounts = Accounts(
        store: AccountStore(database: database),
        hasher: components.hasher,
        passwords: try PasswordPolicy.bundled(),
        sessions: components.sessions,
        links: EmailLinks(
            secret: components.configuration.codesSecret,
            publicURL: components.configuration.publicURL,
            now: { Date() }
        ),
        limiter: components.limiter,
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
        tokens: CalendarTokens(secret: components.configuration.codesSecret),
        publicURL: components.configuration.publicURL
    )

    let router = Router(context: EventsRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware {
        RequestTraceMiddleware(timers: components.timers)
        SecurityHeadersMiddleware(SecurityHeaders.api(publicURL: components.configuration.publicURL))
        CrossOriginMiddleware(CORSPolicy(components.configuration.origins))
        RateLimitFieldsMiddleware()
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
    APIDocsRoutes(page: try DocumentationPage()).add(to: router)
    SocketIORoutes(
        sessions: components.socketIO,
        origins: components.configuration.origins,
        limiter: components.limiter
    ).add(to: router)
    let api = router.group("/api/v1")
        .add(middleware: NetworkLimitMiddleware(limiter: components.limiter))
        .add(middleware: AuthenticationMiddleware(tokens: components.tokens))
        .add(middleware: UserLimitMiddleware(limiter: components.limiter))
        .add(middleware: PermissionMiddleware())
    let accountRoutes = AccountRoutes(accounts: accounts, idempotency: idempotency)
    accountRoutes.add(to: api)
    accountRoutes.addKeySet(to: router)
    let origin = OwnOrigin(publicURL: components.configuration.publicURL)
    SessionRoutes(sessions: components.sessions, origin: origin).add(to: api)
    SingleSignOnRoutes(singleSignOn: components.singleSignOn, sessions: components.sessions).add(to: api)
    DiscoveryRoutes(discovery: discovery, hot: hot).add(to: api)
    let organized = OrganizedEvents(store: OrganizedEventStore(database: database), now: events.now)
    OrganizedEventRoutes(organized: organized).add(to: api)
    EventRoutes(events: events, lanes: rsvps.lanes, hot: hot, idempotency: idempotency).add(to: api)
    let messages = EventMessages(
        store: EventMessageStore(database: database),
        events: events,
        limiter: components.limiter
    )
    EventMessageRoutes(messages: messages, idempotency: idempotency).add(to: api)
    VenueRoutes(venues: events.venues, idempotency: idempotency).add(to: api)
    GroupRoutes(groups: Groups.rules(on: database, now: { Date() }), idempotency: idempotency).add(to: api)
    let guests = Guests(store: GuestStore(database: database), rsvps: rsvps, limiter: components.limiter)
    RSVPRoutes(rsvps: rsvps, guests: guests, idempotency: idempotency).add(to: api)
    GuestRoutes(guests: guests, idempotency: idempotency).add(to: api)
    DecisionRoutes(log: DecisionLog(store: DecisionLogStore(database: database), rsvps: rsvps)).add(to: api)
    let codes = TicketCodes(secret: components.configuration.codesSecret)
    TicketRoutes(tickets: Tickets(rsvps: rsvps, codes: codes)).add(to: api)
    let checkIns = CheckIns(store: CheckInStore(database: database), rsvps: rsvps, codes: codes)
    CheckInRoutes(checkIns: checkIns, idempotency: idempotency).add(to: api)
    let figures = FigureStore(database: database)
    let analytics = Analytics(
        store: figures,
        counted: CountedEvents(database: database),
        people: CountedPeople(store: figures),
        now: events.now
    )
    AnalyticsRoutes(analytics: analytics).add(to: api)
    let eventAnalytics = EventAnalytics(
        store: EventFigureStore(database: database),
        checkIns: checkIns,
        gateway: NotificationGateway(
            http: components.http,
            notificationServiceURL: components.configuration.notificationServiceURL
        )
    )
    EventAnalyticsRoutes(analytics: eventAnalytics).add(to: api)
    CalendarRoutes(calendars: calendars, idempotency: idempotency).add(to: api)
    ConsentRoutes(consents: Consents(store: ConsentStore(database: database)), idempotency: idempotency).add(to: api)
    ExportRoutes(exports: components.exports).add(to: api)
    ErasureRoutes(erasures: components.erasures).add(to: api)
    AuditRoutes(log: AuditLog(store: AuditStore(database: database))).add(to: api)
    PeopleRoutes(people: People(store: PeopleStore(database: database))).add(to: api)
    addTelling(components, to: api)
    LiveRoutes(hub: components.hub, admissions: components.admissions).add(to: api)
    return router
}

/// The routes of how people are told things, and of what they were told.
private func addTelling(_ components: Components, to api: some RouterMethods<EventsRequestContext>) {
    let (database, limiter, idempotency) = (components.database, components.limiter, components.idempotency)
    let secret = components.configuration.codesSecret
    let gateway = NotificationGateway(
        http: components.http,
        notificationServiceURL: components.configuration.notificationServiceURL
    )
    let store = PreferencesStore(database: database)
    let preferences = Preferences(store: store)
    PreferencesRoutes(preferences: preferences).add(to: api)
    let phones = Phones(
        store: PhoneStore(database: database),
        codes: PhoneCodes(secret: secret),
        limiter: limiter,
        now: { Date() }
    )
    PhoneRoutes(phones: phones, preferences: preferences, idempotency: idempotency).add(to: api)
    let subscriptions = PushSubscriptions(store: PushSubscriptionStore(database: database))
    PushSubscriptionRoutes(subscriptions: subscriptions, gateway: gateway, idempotency: idempotency).add(to: api)
    let unsubscribing = Unsubscribing(
        preferences: store,
        guests: GuestStore(database: database),
        tokens: UnsubscribeTokens(secret: secret)
    )
    UnsubscribeRoutes(unsubscribing: unsubscribing, publicURL: components.configuration.publicURL).add(to: api)
    ToldRoutes(told: Told(gateway: gateway, events: components.events)).add(to: api)
    WaitingWorkRoutes(work: WaitingWork(store: WaitingWorkStore(database: database), gateway: gateway)).add(to: api)
    WebhookRoutes(gateway: gateway, limiter: limiter).add(to: api)
}
