import CampusCore
import Foundation
import Hummingbird
import HummingbirdTesting
import JobQueue
import Logging
import Postgres
import PostgresTesting
import Redis
import RedisTesting
import ServiceKit
import Testing

@testable import NotificationService

/// The service's rules over a database and queues of a test's own.
struct PostOffice: Sendable {
    let database: PostgresClient
    let redis: RedisClient
    let queues: ChannelQueues
    let notifications: Notifications
    let publicURL: URL
    let logger: Logger

    var store: NotificationStore { notifications.store }

    static func with(_ body: (PostOffice) async throws -> Void) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let mails = try await Mails()
        let templates = mails.templates
        try await TestDatabase.with(template: "notifications") { configuration in
            _ = try await NotificationMigrations.migrator(configuration, logger: logger).migrate()
        } _: { database in
            try await withRedisClient { redis in
                let store = NotificationStore(database: database.client)
                let queues = ChannelQueues(redis: redis, name: UUID().uuidString)
                try await body(
                    PostOffice(
                        database: database.client,
                        redis: redis,
                        queues: queues,
                        notifications: Notifications(
                            store: store,
                            queues: queues,
                            templates: templates,
                            metrics: NotificationMetrics(templates: templates.names),
                            logger: logger
                        ),
                        publicURL: mails.publicURL,
                        logger: logger
                    )
                )
            }
        }
    }

    /// Asks the routes.
    func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        webhook: SNSWebhook? = nil,
        type: String = "application/json"
    ) async throws -> (status: HTTPResponse.Status, headers: HTTPFields, body: Data) {
        let router = buildRouter(
            notifications,
            webhook: try webhook ?? self.webhook(),
            publicURL: publicURL,
            pushKey: nil,
            registry: PrometheusRegistry()
        )
        return try await Application(router: router, logger: logger).test(.router) { client in
            let answer = try await client.execute(
                uri: path,
                method: method,
                headers: body == nil ? [:] : [.contentType: type],
                body: body.map { ByteBuffer(string: $0) }
            )
            return (answer.status, answer.headers, Data(answer.body.readableBytesView))
        }
    }

    /// A webhook that believes nobody, unless it is told to.
    func webhook(
        topics: String = "",
        origin: String? = nil,
        now: @escaping @Sendable () -> Date = { Date() },
        confirm: @escaping @Sendable (String) async throws -> Void = { _ in },
        fetch: @escaping @Sendable (String) async throws -> [UInt8] = { _ in [] }
    ) throws -> SNSWebhook {
        var environment = ["SNS_TOPICS": topics]
        environment["SNS_ORIGIN_FOR_TESTS"] = origin
        return SNSWebhook(
            store: store,
            configuration: try SNSConfiguration(ConfigurationReader(environment: environment)),
            certificates: SNSCertificates(fetch: fetch),
            confirm: confirm,
            metrics: notifications.metrics,
            now: now,
            logger: logger
        )
    }

    func delivery(
        _ sender: (any NotificationSender)?,
        textLimit: Int = 5,
        maximumAttempts: Int = 3
    ) -> NotificationDelivery {
        NotificationDelivery(
            store: store,
            sender: sender,
            retryPolicy: RetryPolicy(maximumAttempts: maximumAttempts, base: .zero),
            textLimit: textLimit,
            metrics: notifications.metrics,
            logger: logger
        )
    }

    func notification(_ id: UUID) async throws -> ToldNotification {
        try await notifications.notification(id: id)
    }

    /// Lets attempts have begun so long ago that they are over or their workers lost.
    func loseAttempts() async throws {
        _ = try await database.write(
            "UPDATE notifications.notifications SET attempt_started_at = now() - interval '11 seconds'"
        )
    }

    /// The view of events-api's that says what is still true, as a table that a test fills.
    func tellOfEvents() async throws {
        _ = try await database.write([
            "CREATE SCHEMA events",
            """
            CREATE TABLE events.notification_state (
                event_id uuid, rsvp_id uuid, event_state text, start_time timestamptz, rsvp_status text
            )
            """,
        ])
    }
}
