import CampusCore
import Foundation
import JobQueue
import Logging
import ServiceKit

/// The rules of notifications: each is a row first, then a job of its channel.
struct Notifications: Sendable {
    let store: NotificationStore
    let queues: ChannelQueues
    let templates: Templates
    let metrics: NotificationMetrics
    let logger: Logger

    /// Takes what is asked; the same id is one notification, however often it comes.
    ///
    /// When Redis does not answer, the rows stand and ``QueueReconciler`` enqueues them later.
    ///
    /// - Returns: what each stands at, by its id.
    /// - Throws: ``ValidationError`` naming every bad field of each, as `0.template` where there are several; what
    ///   the database throws. Then nothing was taken.
    @discardableResult
    func accept(_ requests: [NotificationRequest]) async throws -> [UUID: Notification.Status] {
        try validate(requests)
        let accepted = try await store.insert(requests, now: Date())
        let new = accepted.filter(\.isNew)
        count(new)
        do {
            try await queues.enqueue(new.filter { $0.status == .queued }.map(\.waiting))
        } catch {
            logger.warning("notifications were stored but not enqueued; the reconciler will", error: error)
        }
        return Dictionary(accepted.map { ($0.waiting.id, $0.status) }) { first, _ in first }
    }

    private func count(_ new: [AcceptedNotification]) {
        for notification in new {
            let channel = notification.waiting.channel
            metrics.count(.accepted, channel, notification.template)
            switch notification.status {
            case .delivered: metrics.count(.delivered, channel, notification.template)
            case .suppressed: metrics.count(.suppressed, channel, notification.template)
            case .queued, .sent, .bounced, .failed: break
            }
        }
    }

    private func validate(_ requests: [NotificationRequest]) throws(ValidationError) {
        var errors: [FieldError] = []
        for (index, request) in requests.enumerated() {
            do throws(ValidationError) {
                try request.validated(templates: templates.names)
            } catch {
                let prefix = requests.count > 1 ? "\(index)." : ""
                errors += error.errors.map { FieldError(field: prefix + $0.field, message: $0.message) }
            }
        }
        guard errors.isEmpty else { throw ValidationError(errors) }
    }

    func notification(id: UUID) async throws -> Notification {
        guard let notification = try await store.notification(id: id) else {
            throw Problem(.notFound, "There is no such notification")
        }
        return notification
    }
}
