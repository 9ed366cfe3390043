import Foundation
import Hummingbird
import Logging
import OpenAPI
import Postgres
import Redis
import ServiceKit
import Testing

@testable import NotificationService

@Suite struct RouteDescriptionTests {
    private let logger = Logger(label: "test")

    /// The service's routes over a database and a Redis that are never asked.
    private func router() async throws -> Router<NotificationRequestContext> {
        let database = PostgresClient(
            configuration: try PostgresConfiguration(url: "postgres://nobody@127.0.0.1:1/nothing"),
            logger: logger
        )
        let redis = RedisClient(configuration: try RedisConfiguration(url: "redis://127.0.0.1:1"), logger: logger)
        let mails = try await Mails()
        let templates = mails.templates
        let store = NotificationStore(database: database)
        let metrics = NotificationMetrics(templates: templates.names)
        let webhook = SNSWebhook.over(
            store,
            try SNSConfiguration(ConfigurationReader(environment: [:])),
            certificateAuthorityFile: nil,
            metrics: metrics,
            logger: logger
        )
        return buildRouter(
            Notifications(
                store: store,
                queues: ChannelQueues(redis: redis),
                templates: templates,
                metrics: metrics,
                logger: logger
            ),
            webhook: webhook.webhook,
            publicURL: mails.publicURL,
            pushKey: nil,
            registry: PrometheusRegistry()
        )
    }

    @Test func everyRouteIsDescribedAndEveryDescriptionIsARoute() async throws {
        let routes = try await router().routes.map { route in
            let path = String(describing: route.path).replacing(/:([a-z_]+)/) { "{\($0.1)}" }
            return OpenAPIOperation(method: route.method.rawValue, path: path)
        }
        let described = try OpenAPIDocument().operations(servedAt: "http://notification-service:8082")
        #expect(Set(routes).subtracting(described).sorted() == [], "routes that no fragment describes")
        #expect(described.subtracting(routes).sorted() == [], "descriptions of what is no route")
    }

    @Test func everyTemplateIsDescribed() async throws {
        let document = try JSONSerialization.jsonObject(with: OpenAPIDocument().encoded) as? [String: Any]
        let components = document?["components"] as? [String: [String: Any]]
        let schema = components?["schemas"]?["NotificationTemplate"] as? [String: Any]
        let described = try #require(schema?["enum"] as? [String])
        #expect(Set(described) == (try await Mails().templates.names))
    }
}
