import CampusCore
import Foundation
import JobQueue
import Logging
import Postgres
import ServiceKit

/// Executes one job of a channel: looks whether the notification is still to be sent, records that an attempt begins,
/// hands it over, and records what came of it.
///
/// An attempt that began and has no end was in flight when its worker was lost: whether it arrived nobody can say, and
/// it is made again (docs/decisions/0015).
struct NotificationDelivery: Sendable {
    let store: NotificationStore
    /// Nil where the channel is switched off.
    let sender: (any NotificationSender)?
    let retryPolicy: RetryPolicy
    /// So many text messages at most reach a person in 24 hours.
    let textLimit: Int
    let metrics: NotificationMetrics
    let logger: Logger
    /// For so long PostgreSQL is waited for.
    var patience: Duration = .seconds(60)

    /// So often an attempt under way is said to be, several times in the 10 seconds after which it is taken for lost.
    var heartbeat: Duration = .seconds(3)

    /// - Throws: what made the attempt fail where another one may help; the queue decides when that is.
    func deliver(_ job: LeasedJob) async throws {
        guard let id = UUID(uuidString: job.id) else { throw Unknown(job: job.id) }
        // Nothing is left to do when it was sent before, its row is gone, or another worker has taken over.
        while let pending = try await patiently({ try await store.pending(id: id, token: job.fencingToken) }) {
            if pending.isUnderWay {
                try await Task.sleep(for: .milliseconds(250))
            } else if let reason = try await objection(to: pending) {
                return try await suppress(pending.notification, job, reason)
            } else if let notification = try await start(pending.notification, job) {
                guard notification.status == .queued, let sender else {
                    return metrics.count(.suppressed, notification)
                }
                return try await attempt(notification, job, by: sender)
            }
        }
    }

    /// Why it is not sent; nil when it is.
    private func objection(to pending: PendingNotification) async throws -> String? {
        if sender == nil { return "the channel is switched off" }
        if let suppression = pending.suppression { return suppression.explanation }
        let notification = pending.notification
        guard EventState.checkedTemplates.contains(notification.template), let event = notification.eventID
        else { return nil }
        // What events-api does not know, such as what is older than it keeps, is sent.
        return try await patiently { try await store.eventState(event: event, rsvp: notification.rsvpID) }?
            .objection(to: notification, now: Date())
    }

    private func suppress(_ notification: Notification, _ job: LeasedJob, _ reason: String) async throws {
        let id = notification.id.uuid
        try await record(id) { try await store.markSuppressed(id: id, token: job.fencingToken, reason: reason) }
        metrics.count(.suppressed, notification)
    }

    private func start(_ notification: Notification, _ job: LeasedJob) async throws -> Notification? {
        let (id, token) = (notification.id.uuid, job.fencingToken)
        return try await patiently {
            notification.channel == .sms
                ? try await store.startText(notification, token: token, limit: textLimit)
                : try await store.startAttempt(id: id, token: token)
        }
    }

    private func attempt(
        _ notification: Notification,
        _ job: LeasedJob,
        by sender: any NotificationSender
    ) async throws {
        let id = notification.id.uuid
        let messageID: String
        do {
            messageID = try await beating(id, job) {
                try await Tracing.span(
                    "deliver",
                    .consumer,
                    of: notification.trace,
                    attributes: [
                        ("notification.channel", notification.channel.rawValue),
                        ("notification.template", notification.template), ("job.attempt", "\(job.attempt)"),
                    ]
                ) { try await sender.send(notification) }
            }
        } catch {
            return try await fail(notification, job, error)
        }
        metrics.record(delay: Date().timeIntervalSince(notification.sendAt), notification.channel)
        try await record(id) { try await store.markSent(id: id, token: job.fencingToken, messageID: messageID) }
        metrics.count(.sent, notification)
        logger.info("sent", metadata: Self.names(of: notification))
    }

    /// What lines about a notification say of it, with the trace of the request that it comes of, where that is told.
    private static func names(of notification: Notification) -> Logger.Metadata {
        var names: Logger.Metadata = [
            "notification": .string(notification.id.uuid.wire), "template": .string(notification.template),
            "channel": .string(notification.channel.rawValue),
        ]
        if let trace = notification.trace { names["trace_id"] = .string(trace.traceID) }
        return names
    }

    private func fail(_ notification: Notification, _ job: LeasedJob, _ error: any Error) async throws {
        let id = notification.id.uuid
        let text = AddressRedaction.redacted(String("\(error)".prefix(500)))
        if let reason = (error as? TransportError)?.suppression {
            try await record(id) {
                try await store.markBounced(id: id, token: job.fencingToken, error: text, reason: reason)
            }
            // There is nothing that a later attempt, or somebody who looks, could do.
            return metrics.count(.bounced, notification)
        }
        let jobError = error as? any JobError
        // One that slows the sender down does not count.
        let counts = jobError?.slowdown == nil
        let isFinal = jobError?.isPermanent == true || counts && job.attempt >= retryPolicy.maximumAttempts
        try await record(id) {
            try await store.markFailed(
                id: id,
                token: job.fencingToken,
                error: text,
                isFinal: isFinal,
                counts: counts
            )
        }
        metrics.count(isFinal ? .failed : .retried, notification)
        guard isFinal else { throw error }
        // The row is the dead letter: the queue, which may lose its memory, need not keep another.
        var metadata = Self.names(of: notification)
        metadata["error"] = .string(text)
        logger.error("given up", metadata: metadata)
    }

    /// Says again and again, while `body` runs, that the attempt is under way: nobody else begins one beside it, however
    /// slowly whoever carries it answers.
    private func beating<Value: Sendable>(
        _ id: UUID,
        _ job: LeasedJob,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while !Task.isCancelled {
                    try await Task.sleep(for: heartbeat)
                    do {
                        try await store.continueAttempt(id: id, token: job.fencingToken)
                    } catch {
                        // Whatever keeps the heart from beating must not end what it beats for.
                        logger.warning("an attempt under way could not be said to be", error: error)
                    }
                }
                return nil
            }
            defer { group.cancelAll() }
            // The heart beats until it is cancelled: the first to end is the body.
            guard let value = try await group.next() ?? nil else { throw CancellationError() }
            return value
        }
    }

    private func record(_ id: UUID, _ outcome: () async throws -> Bool) async throws {
        if try await !patiently(outcome) {
            logger.warning(
                "an outcome was known, or another worker has taken over",
                metadata: ["notification": "\(id.wire)"]
            )
        }
    }

    /// Asks PostgreSQL until it answers: what was sent and is not known as such is sent again, and what waits for it
    /// fails by nothing else. Everything that is asked here may be asked twice.
    private func patiently<Answer>(_ question: () async throws -> Answer) async throws -> Answer {
        let deadline = ContinuousClock.now + patience
        var pause = Duration.milliseconds(50)
        while true {
            do {
                return try await question()
            } catch let error as PostgresError where error.isTransient && .now < deadline {
                try await Task.sleep(for: pause)
                pause = min(pause * 2, .seconds(1))
            }
        }
    }

    /// A job that is no notification's.
    struct Unknown: JobError {
        let job: String
        var isPermanent: Bool { true }
    }
}
