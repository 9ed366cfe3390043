import CampusCore
import Foundation
import JobQueue
import Testing

@testable import NotificationService

@Suite struct NotificationRetentionTests {
    private func retention(_ office: PostOffice, after days: Double) -> NotificationRetention {
        let moment = Date() + days * 86_400
        return NotificationRetention(
            store: office.store,
            queues: office.queues,
            days: 180,
            now: { moment },
            logger: office.logger,
            batch: 2
        )
    }

    @Test func oldNotificationsAreThrownAwayUnlessTheyWait() async throws {
        try await PostOffice.with { office in
            let requests = (0..<4).map { _ in NotificationRequest.to() }
            try await office.notifications.accept(requests)
            for request in requests.dropLast() {
                _ = try await office.store.startAttempt(id: request.id, token: 1)
                _ = try await office.store.markSent(id: request.id, token: 1, messageID: "m")
            }
            var counts: [Int] = []
            for days in [179.9, 180.1, 180.1, 180.1] {
                counts.append(try await retention(office, after: days).enforce())
            }
            #expect(counts == [0, 2, 1, 0])
            #expect(try await office.store.latest(limit: 10).map(\.id.uuid) == [requests[3].id])
        }
    }

    @Test func whatWasGivenUpLeavesItsQueueToo() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to()
            try await office.notifications.accept([request])
            _ = try await office.store.startAttempt(id: request.id, token: 1)
            _ = try await office.store.markFailed(id: request.id, token: 1, error: "no", isFinal: true)
            let queue = try #require(office.queues[.email])
            let lease = try #require(try await queue.lease(limit: 1, duration: .seconds(60)))
            try await queue.finish(lease, outcomes: [request.id.wire: .dead(error: "no")])
            #expect(try await retention(office, after: 180.1).enforce() == 1)
            #expect(try await queue.contains([request.id.wire]).isEmpty)
        }
    }

    @Test func messagesToTheWebhookAreRememberedForLongerThanTheyAreTaken() async throws {
        try await PostOffice.with { office in
            #expect(try await office.store.take(message: "a"))
            _ = try await retention(office, after: 1.1 / 24).enforce()
            #expect(try await office.store.isTaken(message: "a"))
            _ = try await retention(office, after: 2.1 / 24).enforce()
            #expect(try await !office.store.isTaken(message: "a"))
        }
    }
}
