import CampusCore
import Foundation
import JobQueue
import Testing

@testable import NotificationService

@Suite struct QueueReconcilerTests {
    private func reconciler(
        _ office: PostOffice,
        _ channel: NotificationChannel = .email
    ) throws -> (reconciler: QueueReconciler, queue: JobQueue) {
        let queue = try #require(office.queues[channel])
        return (
            QueueReconciler(
                channel: channel,
                store: office.store,
                queue: queue,
                maximumAttempts: 3,
                logger: office.logger
            ), queue
        )
    }

    @Test func eachChannelHasItsQueueAndTheAppHasNone() async throws {
        try await PostOffice.with { office in
            let asked: [NotificationRequest] = [
                .to(.email), .to(.sms, phone: "+4915112345678"), .to(.push, endpoint: "https://push.example/1"),
                .to(.inApp, userID: .version7()),
            ]
            let statuses = try await office.notifications.accept(asked)
            #expect(statuses[asked[3].id] == .delivered && statuses.values.filter { $0 == .queued }.count == 3)
            for (channel, request) in zip(NotificationChannel.queued, asked) {
                let queue = try #require(office.queues[channel])
                #expect(try await queue.contains(asked.map(\.id.wire)) == [request.id.wire])
            }
            #expect(try await office.notification(asked[3].id).deliveredAt != nil)
        }
    }

    @Test func whatTheQueueForgotComesBackByItsOwnChannelAlone() async throws {
        try await PostOffice.with { office in
            let (reconciler, queue) = try reconciler(office)
            let waiting = (0..<3).map { _ in NotificationRequest.to() }
            let text = NotificationRequest.to(.sms, phone: "+4915112345678")
            let later = NotificationRequest.to(sendAt: Date() + 3600)
            try await office.notifications.accept(waiting + [text, later])
            try await queue.cancel((waiting + [later]).map(\.id.wire))
            try await office.queues[.sms]?.cancel([text.id.wire])
            var last: WaitingNotification?
            #expect(try await reconciler.reconcile(after: &last) == 3)
            #expect(last == nil)
            #expect(try await reconciler.reconcile(after: &last) == 0)
            #expect(try await queue.depths().ready == 3)
            #expect(try await office.queues[.sms]?.depths().ready == 0)
        }
    }

    /// A pass ends somewhere, and the next goes on there: a backlog of a million does not keep the database busy.
    @Test func aPassGoesOnWhereTheLastOneEnded() async throws {
        try await PostOffice.with { office in
            var (reconciler, queue) = try reconciler(office)
            reconciler.pagesAPass = 1
            let waiting = (0..<501).map { _ in NotificationRequest.to() }
            try await office.notifications.accept(waiting)
            try await queue.cancel(waiting.map(\.id.wire))
            var last: WaitingNotification?
            #expect(try await reconciler.reconcile(after: &last) == 500)
            #expect(last != nil)
            #expect(try await reconciler.reconcile(after: &last) == 1)
            #expect(last == nil)
        }
    }

    /// The queue gave it up without anybody having begun it: its workers were killed, or PostgreSQL was away.
    @Test func whatTheQueueGaveUpButWaitsIsTakenBackUnlessItBeganTooOften() async throws {
        try await PostOffice.with { office in
            let (reconciler, queue) = try reconciler(office)
            let (innocent, poison) = (NotificationRequest.to(), NotificationRequest.to())
            try await office.notifications.accept([innocent, poison])
            for token in 1...3 {
                _ = try await office.store.startAttempt(id: poison.id, token: Int64(token))
                try await office.loseAttempts()
            }
            let lease = try #require(try await queue.lease(limit: 2, duration: .seconds(60)))
            try await queue.finish(
                lease,
                outcomes: [innocent.id.wire: .dead(error: "lost"), poison.id.wire: .dead(error: "lost")]
            )
            #expect(try await reconciler.reviveForgotten() == 1)
            #expect(try await office.notification(innocent.id).status == .queued)
            #expect(try await office.notification(poison.id).status == .failed)
            #expect(try await queue.depths().ready == 1)
            #expect(try await reconciler.reviveForgotten() == 0)
        }
    }

    @Test func whatIsMoreUrgentGoesFirst() async throws {
        try await PostOffice.with { office in
            let (reconciler, queue) = try reconciler(office)
            var urgent = NotificationRequest.to()
            urgent.priority = 6
            let asked = [NotificationRequest.to(), urgent]
            try await office.notifications.accept(asked)
            try await queue.cancel(asked.map(\.id.wire))
            var last: WaitingNotification?
            _ = try await reconciler.reconcile(after: &last)
            let lease = try await queue.lease(limit: 1, duration: .seconds(60))
            #expect(lease?.jobs.map(\.id) == [urgent.id.wire])
        }
    }
}
