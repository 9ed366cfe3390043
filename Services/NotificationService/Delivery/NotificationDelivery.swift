import AWS
import CampusCore
import Foundation
import JobQueue
import Logging

/// Executes one job: renders the mail of a notification and hands it to the transport.
struct NotificationDelivery: Sendable {
    let store: NotificationStore
    let templates: MailTemplates
    let transport: any EmailTransport
    let sender: EmailMessage.Mailbox
    let publicURL: URL
    let retryPolicy: RetryPolicy
    let logger: Logger

    /// - Throws: what made the attempt fail; the queue decides when the next one is.
    func deliver(_ job: LeasedJob) async throws {
        guard let id = UUID(uuidString: job.id) else { throw Unknown(job: job.id) }
        // Nil means that it was sent before, or that its row is gone: either way nothing is left to do.
        guard let notification = try await store.startAttempt(id: id) else { return }
        do {
            let message = try templates.render(notification, from: sender, publicURL: publicURL)
            let messageID = try await transport.send(message)
            try await store.markSent(id: id, messageID: messageID)
            logger.info("sent", metadata: ["notification": "\(id.wire)", "template": "\(notification.template)"])
        } catch {
            let isFinal = (error as? any JobError)?.isPermanent == true || job.attempt >= retryPolicy.maximumAttempts
            try await store.markFailed(id: id, error: "\(error)", isFinal: isFinal)
            throw error
        }
    }

    /// A job that is no notification's.
    struct Unknown: JobError {
        let job: String
        var isPermanent: Bool { true }
    }
}

extension AWSError: JobError {}

extension MailTemplates.Missing: JobError {
    var isPermanent: Bool { true }
}
