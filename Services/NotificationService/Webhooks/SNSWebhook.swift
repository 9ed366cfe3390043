import CampusCore
import Foundation
import Logging
import ServiceKit

/// Takes what Amazon SNS posts: shown to be SNS's and of a topic of ours first, and each message once.
struct SNSWebhook: Sendable {
    let store: NotificationStore
    let configuration: SNSConfiguration
    let certificates: SNSCertificates
    /// Asks for the address that confirms a subscription.
    let confirm: @Sendable (_ address: String) async throws -> Void
    let metrics: NotificationMetrics
    let now: @Sendable () -> Date
    let logger: Logger

    /// SNS gives up after an hour; what comes later somebody has kept.
    private static let oldest: TimeInterval = 3600
    /// Clocks differ.
    private static let latest: TimeInterval = 300

    /// - Throws: ``WebhookError``; what the database throws.
    func take(_ body: [UInt8]) async throws {
        guard body.withUnsafeBytes(JSONNesting.isAcceptable) else {
            throw WebhookError(.malformed, "it nests too deep")
        }
        let message: SNSMessage
        do {
            message = try JSONDecoder().decode(SNSMessage.self, from: Data(body))
        } catch {
            throw WebhookError(.malformed, "it is no message", cause: error)
        }
        try await verify(message)
        if try await store.isTaken(message: message.id) {
            throw WebhookError(.repeated, "the message was taken before")
        }
        switch message.kind {
        case .subscriptionConfirmation: try await confirm(message)
        case .unsubscribeConfirmation:
            logger.warning("a topic tells nothing any more", metadata: ["topic": "\(message.topic)"])
            guard try await store.take(message: message.id) else {
                throw WebhookError(.repeated, "the message was taken before")
            }
        case .notification: try await apply(message)
        }
    }

    /// What is cheap comes first: nobody has us fetch a certificate with a topic or a time that is refused anyway.
    private func verify(_ message: SNSMessage) async throws(WebhookError) {
        guard configuration.topics.contains(message.topic) else { throw WebhookError(.refused, "another topic") }
        let now = now()
        guard let sent = WireTime.parse(message.timestamp),
            (-Self.latest...Self.oldest).contains(now.timeIntervalSince(sent))
        else { throw WebhookError(.refused, "another time") }
        guard let address = configuration.hosts.certificate(message.certificateURL) else {
            throw WebhookError(.refused, "a certificate of another host")
        }
        guard message.isSigned(by: try await certificates.key(at: address, now: now)) else {
            throw WebhookError(.refused, "the signature is not good")
        }
    }

    private func confirm(_ message: SNSMessage) async throws {
        guard let address = message.subscribeURL.flatMap(configuration.hosts.confirmation) else {
            throw WebhookError(.refused, "a confirmation at another host")
        }
        do {
            try await confirm(address)
        } catch {
            throw WebhookError(.unavailable, "the subscription cannot be confirmed", cause: error)
        }
        logger.notice("subscription confirmed", metadata: ["topic": "\(message.topic)"])
        // Confirming twice is confirming once: it is remembered last.
        _ = try await store.take(message: message.id)
    }

    private func apply(_ message: SNSMessage) async throws {
        guard let report = report(message) else {
            guard try await store.take(message: message.id) else {
                throw WebhookError(.repeated, "the message was taken before")
            }
            return
        }
        guard let notification = try await store.take(message: message.id, report) else { return }
        switch report.finding {
        case .delivered: metrics.count(.delivered, notification)
        case .bounced: metrics.count(.bounced, notification)
        case .complained, .unsubscribed: metrics.count(.complained, notification)
        case .rejected: metrics.count(.failed, notification)
        case .delayed: break
        }
    }

    /// Nil for what says nothing to us: SNS also publishes what people type, and SES a text when it begins.
    private func report(_ message: SNSMessage) -> ProviderReport? {
        let text = Array(message.message.utf8)
        guard text.withUnsafeBytes(JSONNesting.isAcceptable) else { return nil }
        do {
            return ProviderReport(try WireJSON.decoder().decode(SESReport.self, from: Data(text)))
        } catch {
            logger.info("a message of a topic is no report of SES", metadata: ["topic": "\(message.topic)"])
            return nil
        }
    }
}
