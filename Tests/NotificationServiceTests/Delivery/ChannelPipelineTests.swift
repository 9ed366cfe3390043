import CampusCore
import Foundation
import JobQueue
import RedisTesting
import ServiceLifecycle
import Testing

@testable import NotificationService

@Suite struct ChannelPipelineTests {
    /// Runs the channels' pipelines with these senders for as long as the body takes.
    private func running(
        _ office: PostOffice,
        _ senders: [NotificationChannel: ScriptedSender],
        _ body: () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (channel, sender) in senders {
                let pipeline = ChannelPipeline(
                    channel,
                    queue: try #require(office.queues[channel]),
                    concurrency: 2,
                    delivery: office.delivery(sender)
                )
                for service in pipeline.services { group.addTask { try await service.run() } }
            }
            defer { group.cancelAll() }
            try await body()
        }
    }

    @Test func aChannelThatHangsHoldsUpNoOther() async throws {
        try await PostOffice.with { office in
            let hanging = ScriptedSender { _ in
                try await Task.sleep(for: .seconds(600))
                return ""
            }
            let texting = ScriptedSender()
            try await running(office, [.email: hanging, .sms: texting]) {
                try await office.notifications.accept((0..<20).map { _ in .to() })
                try await eventually { hanging.sent.count == 2 }
                let text = NotificationRequest.to(.sms, phone: "+4915112345678")
                try await office.notifications.accept([text])
                try await eventually { try await office.notification(text.id).status == .sent }
            }
        }
    }

    @Test func whatWasToldWhileRedisForgotEverythingIsSentOnce() async throws {
        try await PostOffice.with { office in
            let sender = ScriptedSender { notification in
                try await Task.sleep(for: .milliseconds(100))
                return notification.id.uuid.wire
            }
            let requests = (0..<30).map { _ in NotificationRequest.to() }
            try await running(office, [.email: sender]) {
                try await office.notifications.accept(requests)
                try await eventually { sender.sent.count >= 4 }
                // As FLUSHALL would: what runs, what waits, and what nobody knows of.
                _ = try await office.queues[.email]?.cancel(requests.map(\.id.wire))
                try await eventually {
                    try await office.store.latest(limit: 100).allSatisfy { $0.status == .sent }
                }
            }
            #expect(sender.sent.count == 30)
        }
    }
}
