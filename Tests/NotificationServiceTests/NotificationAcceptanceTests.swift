import CampusCore
import Foundation
import JobQueue
import Logging
import Postgres
import PostgresTesting
import Redis
import Testing

@testable import NotificationService

@Suite struct NotificationAcceptanceTests {
    private func request(_ template: String, email: String = "zoe@campus.example") -> NotificationRequest {
        NotificationRequest(id: .version7(), template: template, recipient: .init(email: email))
    }

    /// The rules on a database and a queue of the test's own.
    private func with(_ body: (Notifications) async throws -> Void) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let server = try #require(ProcessInfo.processInfo.environment["TEST_REDIS_URL"])
        let redis = RedisClient(configuration: try RedisConfiguration(url: server), logger: logger)
        let templates = try await Mails().templates
        try await TestDatabase.with(template: "notifications") { configuration in
            _ = try await NotificationMigrations.migrator(configuration, logger: logger).migrate()
        } _: { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await redis.run() }
                defer { group.cancelAll() }
                try await body(
                    Notifications(
                        store: NotificationStore(database: database.client),
                        queue: JobQueue(redis: redis, name: UUID().uuidString),
                        templates: templates,
                        logger: logger
                    )
                )
            }
        }
    }

    @Test func anUnknownTemplateIsRefusedByNameAndNothingOfItsBatchIsTaken() async throws {
        try await with { notifications in
            let batch = [request("event_cancelled"), request("event_vanished"), request("event_facts", email: "zoe")]
            let error = await #expect(throws: ValidationError.self) { try await notifications.accept(batch) }
            #expect(error?.errors.map(\.field) == ["1.template", "2.template", "2.recipient.email"])
            #expect(error?.errors.first?.message.contains("event_cancelled, event_returned") == true)
            let taken = try await notifications.store.latest(limit: 10)
            #expect(taken.isEmpty)

            let alone = await #expect(throws: ValidationError.self) {
                try await notifications.accept([request("event_vanished")])
            }
            #expect(alone?.errors.map(\.field) == ["template"])
        }
    }

    @Test func whatIsKnownIsTakenOnce() async throws {
        try await with { notifications in
            let batch = EventsAPITemplateTests.asked.keys.map { request($0) }
            try await notifications.accept(batch)
            try await notifications.accept(batch)
            let taken = try await notifications.store.latest(limit: 100)
            #expect(taken.map(\.template).sorted() == EventsAPITemplateTests.asked.keys.sorted())
        }
    }
}
