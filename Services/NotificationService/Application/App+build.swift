import EdgeHTTP
import Foundation
import HTTPClient
import Hummingbird
import JobQueue
import Logging
import NIOCore
import NIOPosix
import Postgres
import Redis
import ServiceKit
import ServiceLifecycle

/// Composes notification-service; the services start in this order and stop in the other.
func buildApplication(
    _ configuration: NotificationServiceConfiguration,
    logger: Logger,
    registry: PrometheusRegistry,
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) async throws -> [any Service] {
    let database = PostgresClient(configuration: configuration.database, logger: logger)
    let redis = RedisClient(configuration: configuration.redis, logger: logger)
    let http = HTTPClient(logger: logger)
    let templates = try await MailTemplates(directory: Bundle.module.bundleURL.appending(path: "Templates"))
    let store = NotificationStore(database: database)
    let queue = JobQueue(redis: redis, name: "notifications")
    let retryPolicy = RetryPolicy(maximumAttempts: 12, base: .seconds(1), cap: .seconds(600))
    let delivery = NotificationDelivery(
        store: store,
        templates: templates,
        transport: try configuration.email.makeTransport(http: http, threads: .singleton),
        sender: configuration.sender,
        publicURL: configuration.publicURL,
        retryPolicy: retryPolicy,
        logger: logger
    )
    let worker = JobWorker(queue: queue, concurrency: 16, retryPolicy: retryPolicy, logger: logger) { job in
        try await delivery.deliver(job)
    }
    let reconciler = QueueReconciler(store: store, queue: queue, logger: logger)
    let retention = NotificationRetention(
        store: store,
        days: configuration.retentionDays,
        now: { Date() },
        logger: logger
    )
    let notifications = Notifications(store: store, queue: queue, templates: templates, logger: logger)
    let router = buildRouter(notifications, database: database, registry: registry)
    router.answerOtherMethods()
    let server = Application(
        router: router,
        server: .edge(
            configuration: EdgeConfiguration(
                maximumRequestBodyBytes: NotificationRequestContext.maximumBodyBytes,
                maximumConnections: configuration.maximumConnections,
                securityHeaders: SecurityHeaders.api(publicURL: nil)
            )
        ),
        configuration: .init(address: .hostname("0.0.0.0", port: configuration.port), serverName: nil),
        onServerRunning: onServerRunning,
        logger: logger
    )
    return [database, redis, http, worker, reconciler, retention, server]
}

/// Every route of notification-service, each of which stands in the OpenAPI document.
func buildRouter(
    _ notifications: Notifications,
    database: PostgresClient,
    registry: PrometheusRegistry
) -> Router<NotificationRequestContext> {
    let router = Router(context: NotificationRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware {
        RequestTraceMiddleware()
        SecurityHeadersMiddleware(SecurityHeaders.api(publicURL: nil))
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
    NotificationRoutes(notifications: notifications).add(to: router)
    PeopleRoutes(store: notifications.store).add(to: router)
    return router
}
