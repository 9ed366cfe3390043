import EdgeHTTP
import Foundation
import HTTPClient
import Hummingbird
import JobQueue
import Logging
import NIOCore
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
    let templates = try await Templates(directory: Bundle.module.bundleURL.appending(path: "Templates"))
    let metrics = NotificationMetrics(templates: templates.names)
    let store = NotificationStore(database: database)
    let queues = ChannelQueues(redis: redis, rates: configuration.limits.compactMapValues(\.rate))
    let senders = ChannelSenders(configuration, templates: templates, logger: logger)
    let retryPolicy = RetryPolicy(maximumAttempts: 12, base: .seconds(1), cap: .seconds(600))
    var pipelines: [any Service] = []
    for channel in NotificationChannel.queued {
        guard let queue = queues[channel], let limits = configuration.limits[channel] else { continue }
        let delivery = NotificationDelivery(
            store: store,
            sender: senders[channel],
            retryPolicy: retryPolicy,
            textLimit: configuration.textLimit,
            metrics: metrics,
            logger: logger
        )
        pipelines +=
            ChannelPipeline(channel, queue: queue, concurrency: limits.concurrency, delivery: delivery).services
    }
    let webhook = SNSWebhook.over(
        store,
        configuration.sns,
        certificateAuthorityFile: configuration.transportSecurity.certificateAuthorityFile,
        metrics: metrics,
        logger: logger
    )
    let retention = NotificationRetention(
        store: store,
        queues: queues,
        days: configuration.retentionDays,
        now: { Date() },
        logger: logger
    )
    let router = buildRouter(
        Notifications(store: store, queues: queues, templates: templates, metrics: metrics, logger: logger),
        webhook: webhook.webhook,
        publicURL: configuration.publicURL,
        pushKey: configuration.push.key?.publicKey,
        registry: registry
    )
    router.answerOtherMethods()
    let server = Application(
        router: router,
        server: .edge(
            configuration: EdgeConfiguration(
                maximumRequestBodyBytes: NotificationRequestContext.maximumBodyBytes,
                maximumConnections: configuration.maximumConnections,
                securityHeaders: SecurityHeaders.api(publicURL: nil)
            ),
            certificate: configuration.transportSecurity.certificate?.context
        ),
        configuration: .init(address: .hostname("0.0.0.0", port: configuration.port), serverName: nil),
        onServerRunning: onServerRunning,
        logger: logger
    )
    let measuring = QueueMetrics(queues.all, logger: logger)
    let tracesClient = HTTPClient(
        configuration: HTTPClientConfiguration(
            certificateAuthorityFile: configuration.transportSecurity.certificateAuthorityFile
        ),
        logger: logger
    )
    let tracing = configuration.tracing.start(service: "notification-service", logger: logger) { collector, spans in
        let status = try await tracesClient.post(json: spans, to: collector)
        guard status == 200 else { throw TracingConfiguration.Refused(status: status) }
    }
    let telling = tracing.isEmpty ? [] : [tracesClient] + tracing
    return [database, redis, webhook.http] + telling + senders.services + pipelines + [measuring, retention, server]
}

/// Every route of notification-service, each of which stands in the OpenAPI document.
func buildRouter(
    _ notifications: Notifications,
    webhook: SNSWebhook,
    publicURL: URL,
    pushKey: String?,
    registry: PrometheusRegistry
) -> Router<NotificationRequestContext> {
    let router = Router(context: NotificationRequestContext.self, options: .autoGenerateHeadEndpoints)
    let store = notifications.store
    let logger = notifications.logger
    router.addMiddleware {
        RequestTraceMiddleware()
        SecurityHeadersMiddleware(SecurityHeaders.api(publicURL: nil))
        ProblemMiddleware()
        RequestTargetMiddleware()
    }
    HealthRoutes(registry: registry) {
        do {
            _ = try await store.database.read("SELECT 1")
            return true
        } catch {
            return false
        }
    }.add(to: router)
    NotificationRoutes(notifications: notifications).add(to: router)
    InAppRoutes(store: store, templates: notifications.templates, publicURL: publicURL, logger: logger).add(to: router)
    DeliveryRoutes(store: store).add(to: router)
    DeadLetterRoutes(deadLetters: DeadLetters(store: store, queues: notifications.queues, logger: logger)).add(
        to: router
    )
    QueueRoutes(queues: notifications.queues).add(to: router)
    TemplateRoutes(templates: notifications.templates, publicURL: publicURL).add(to: router)
    PushRoutes(publicKey: pushKey).add(to: router)
    WebhookRoutes(sns: webhook).add(to: router)
    PeopleRoutes(store: store).add(to: router)
    return router
}
