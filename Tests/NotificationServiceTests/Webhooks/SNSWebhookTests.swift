import CampusCore
import Foundation
import Synchronization
import Testing

@testable import NotificationService

@Suite struct SNSWebhookTests {
    private let signer: SNSSigner

    init() throws {
        signer = try SNSSigner.usual.get()
    }

    private func webhook(
        _ office: PostOffice,
        now: Date = Date(),
        confirm: @escaping @Sendable (String) async throws -> Void = { _ in }
    ) throws -> SNSWebhook {
        try office.webhook(
            topics: SNSSigner.topic,
            now: { now },
            confirm: confirm,
            fetch: { [signer] _ in signer.certificate }
        )
    }

    private func code(_ webhook: SNSWebhook, _ body: [UInt8]) async throws -> WebhookError.Code? {
        do {
            try await webhook.take(body)
            return nil
        } catch let error as WebhookError {
            return error.code
        }
    }

    /// A report as SES publishes it.
    private func report(_ type: String, id: UUID? = nil, messageID: String = "m-1", _ more: String = "") -> String {
        let tags = id.map { #","tags":{"notification":["\#($0.wire)"]}"# } ?? ""
        return #"{"eventType":"\#(type)","mail":{"messageId":"\#(messageID)"\#(tags)}\#(more)}"#
    }

    private func bounce(_ type: String, _ address: String = "zoe@campus.example") -> String {
        #","bounce":{"bounceType":"\#(type)","bounceSubType":"General","bouncedRecipients":"#
            + #"[{"emailAddress":"\#(address)","diagnosticCode":"550 5.1.1 <\#(address)>: no such user"}]}"#
    }

    private func sent(_ office: PostOffice) async throws -> UUID {
        let request = NotificationRequest.to()
        try await office.notifications.accept([request])
        _ = try await office.store.startAttempt(id: request.id, token: 1)
        _ = try await office.store.markSent(id: request.id, token: 1, messageID: "m-1")
        return request.id
    }

    @Test func onlyWhatIsSignedFreshAndOfATopicOfOursIsBelieved() async throws {
        try await PostOffice.with { office in
            let now = Date()
            let webhook = try webhook(office, now: now)
            let other = try SNSSigner()
            let refused = [
                try signer.post("x", topic: "arn:aws:sns:eu-central-1:123456789012:other"),
                try signer.post("x", sentAt: now - 3601), try signer.post("x", sentAt: now + 301),
                try signer.post("x", certificateURL: "https://evil.example/a.pem"), try other.post("x"),
                try signer.post("x") { $0["Message"] = "y" }, try signer.post("x", version: "3"),
                try signer.post("x") { $0["Timestamp"] = "yesterday" },
            ]
            for body in refused { #expect(try await code(webhook, body) == .refused) }
            for body in [[], Array("{}".utf8), Array(#"{"Type":"Notification"}"#.utf8)] {
                #expect(try await code(webhook, body) == .malformed)
            }
            #expect(try await code(webhook, try signer.post("x")) == nil)
            #expect(try await code(webhook, try signer.post("x", version: "1", sentAt: now - 3500)) == nil)
        }
    }

    @Test func withoutTopicsNothingIsBelieved() async throws {
        try await PostOffice.with { office in
            let webhook = try office.webhook(fetch: { [signer] _ in signer.certificate })
            #expect(try await code(webhook, try signer.post("x")) == .refused)
        }
    }

    @Test func aSubscriptionIsConfirmedOnceAndAtAmazonAlone() async throws {
        try await PostOffice.with { office in
            let asked = Mutex<[String]>([])
            let webhook = try webhook(office) { address in asked.withLock { $0.append(address) } }
            func subscription(_ address: String, id: String = "5d1b0d5a-9a3c-4b2e-8a55-0e6f3b1c7d11") throws -> [UInt8]
            {
                try signer.post("You have chosen", kind: "SubscriptionConfirmation", id: id, subscribeURL: address)
            }
            let address = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t"
            #expect(try await code(webhook, try subscription("https://evil.example/?Token=t")) == .refused)
            let forged = try SNSSigner().post("x", kind: "SubscriptionConfirmation", subscribeURL: address)
            #expect(try await code(webhook, forged) == .refused)
            #expect(asked.withLock { $0 }.isEmpty)
            #expect(try await code(webhook, try subscription(address)) == nil)
            #expect(try await code(webhook, try subscription(address)) == .repeated)
            #expect(asked.withLock { $0 } == [address])
        }
    }

    @Test func aConfirmationThatFailsMayComeAgain() async throws {
        try await PostOffice.with { office in
            let fails = Mutex(true)
            let webhook = try webhook(office) { _ in
                if fails.withLock({ $0 }) { throw WebhookError(.unavailable, "not now") }
            }
            let body = try signer.post(
                "x",
                kind: "SubscriptionConfirmation",
                subscribeURL: "https://sns.eu-central-1.amazonaws.com/?Token=t"
            )
            #expect(try await code(webhook, body) == .unavailable)
            fails.withLock { $0 = false }
            #expect(try await code(webhook, body) == nil)
        }
    }

    @Test func aMailThatArrivedIsDelivered() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            let body = try signer.post(
                report("Delivery", messageID: "m-1", #","delivery":{"timestamp":"2026-09-01T10:00:00.000Z"}"#)
            )
            #expect(try await code(try webhook(office), body) == nil)
            let notification = try await office.notification(id)
            #expect(notification.status == .delivered)
            #expect(notification.deliveredAt == WireTime.parse("2026-09-01T10:00:00Z"))
            #expect(try await code(try webhook(office), body) == .repeated)
        }
    }

    /// The worker was killed between SES's answer and its own record: the report shows that nothing is to be sent again.
    @Test func aReportThatOvertakesTheSendersRecordEndsTheNotification() async throws {
        try await PostOffice.with { office in
            let request = NotificationRequest.to()
            try await office.notifications.accept([request])
            _ = try await office.store.startAttempt(id: request.id, token: 1)
            let body = try signer.post(report("Delivery", id: request.id))
            #expect(try await code(try webhook(office), body) == nil)
            #expect(try await office.notification(request.id).status == .delivered)
            #expect(try await office.store.pending(id: request.id, token: 9) == nil)
            // The sender's record comes at last, and takes nothing back.
            #expect(try await office.store.markSent(id: request.id, token: 1, messageID: "m-1"))
            #expect(try await office.notification(request.id).status == .delivered)
        }
    }

    @Test func anAddressThatBouncesForGoodGetsNothingMore() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            let webhook = try webhook(office)
            #expect(try await code(webhook, try signer.post(report("Bounce", id: id, bounce("Permanent")))) == nil)
            let notification = try await office.notification(id)
            #expect(notification.status == .bounced)
            #expect(notification.lastError == "bounced: Permanent, General, 550 5.1.1 <[address]>: no such user")
            let next = NotificationRequest.to(email: "Zoe@Campus.Example")
            #expect(try await office.notifications.accept([next]) == [next.id: .suppressed])
        }
    }

    @Test func anAddressThatBouncesForNowGetsMore() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            let webhook = try webhook(office)
            #expect(try await code(webhook, try signer.post(report("Bounce", bounce("Transient")))) == nil)
            #expect(try await office.notification(id).status == .bounced)
            let next = NotificationRequest.to()
            #expect(try await office.notifications.accept([next]) == [next.id: .queued])
        }
    }

    @Test func whoCallsItSpamGetsNothingMore() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            let complaint =
                #","complaint":{"complaintFeedbackType":"abuse","complainedRecipients":"#
                + #"[{"emailAddress":"zoe@campus.example"}]}"#
            let body = try signer.post(report("Complaint", complaint))
            #expect(try await code(try webhook(office), body) == nil)
            let notification = try await office.notification(id)
            #expect(notification.status == .delivered && notification.lastError == "complaint: abuse")
            let next = NotificationRequest.to()
            #expect(try await office.notifications.accept([next]) == [next.id: .suppressed])
        }
    }

    /// What was sent long ago is forgotten; its address is not.
    @Test func aReportOfAMailThatIsForgottenStillSuppresses() async throws {
        try await PostOffice.with { office in
            let body = try signer.post(report("Bounce", id: .version7(), bounce("Permanent")))
            #expect(try await code(try webhook(office), body) == nil)
            let next = NotificationRequest.to()
            #expect(try await office.notifications.accept([next]) == [next.id: .suppressed])
        }
    }

    @Test func whatSaysNothingToUsIsTakenAndChangesNothing() async throws {
        try await PostOffice.with { office in
            let id = try await sent(office)
            let webhook = try webhook(office)
            let texts = [
                "Successfully validated SNS topic for Amazon SES event publishing.", report("Open", id: id), "[]",
                report("Bounce", id: id), String(repeating: "[", count: 100_000),
            ]
            for text in texts { #expect(try await code(webhook, try signer.post(text)) == nil) }
            #expect(try await office.notification(id).status == .sent)
        }
    }

    @Test func theRouteTakesWhatAmazonSends() async throws {
        try await PostOffice.with { office in
            let webhook = try webhook(office)
            let body = String(decoding: try signer.post("x"), as: UTF8.self)
            let type = "text/plain; charset=UTF-8"
            #expect(
                try await office.ask(.post, "/webhooks/sns", body, webhook: webhook, type: type).status == .noContent
            )
            #expect(
                try await office.ask(.post, "/webhooks/sns", body, webhook: webhook, type: type).status == .conflict
            )
            let forged = String(decoding: try signer.post("x") { $0["Message"] = "y" }, as: UTF8.self)
            #expect(try await office.ask(.post, "/webhooks/sns", forged, webhook: webhook).status == .forbidden)
            #expect(try await office.ask(.post, "/webhooks/sns", "hello", webhook: webhook).status == .badRequest)
        }
    }
}
