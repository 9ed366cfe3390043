import CampusCore
import Foundation
import JobQueue
import Logging
import ServiceKit

/// The rules of notifications: each is a row first, then a job.
struct Notifications: Sendable {
    let store: NotificationStore
    let queue: JobQueue
    let templates: MailTemplates
    let logger: Logger

    /// Takes what is asked; the same id is one notification, however often it comes.
    ///
    /// When Redis does not answer, the rows stand and ``QueueReconciler`` enqueues them later.
    ///
    /// - Throws: ``ValidationError`` naming every bad field of each, as `0.template` where there are several; what
    ///   the database throws. Then nothing was taken.
    func accept(_ requests: [NotificationRequest]) async throws {
        try validate(requests)
        let waiting = try await store.insert(requests, now: Date())
        do {
            _ = try await queue.enqueue(waiting.filter { $0.channel == .email }.map(\.job))
        } catch {
            logger.warning("notifications were stored but not enqueued; the reconciler will", error: error)
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
