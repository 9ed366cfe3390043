import Foundation
import Postgres

/// The SQL of what providers report.
extension NotificationStore {
    /// Whether a message was taken before.
    func isTaken(message id: String) async throws -> Bool {
        try await database.read("SELECT 1 FROM notifications.webhook_messages WHERE id = \(id)").first != nil
    }

    /// Remembers a message.
    ///
    /// - Returns: false when it was taken before.
    func take(message id: String) async throws -> Bool {
        try await database.write(Self.taking(id)).first != nil
    }

    /// Remembers the message and applies what it reports, both or neither.
    ///
    /// - Returns: the notification that it was about, where there is one.
    /// - Throws: ``WebhookError`` when it was taken before.
    func take(message id: String, _ report: ProviderReport) async throws -> Notification? {
        try await database.transaction { transaction in
            guard try await transaction.query(Self.taking(id)).first != nil else {
                throw WebhookError(.repeated, "the message was taken before")
            }
            let notification = try await transaction.query(Self.applying(report)).first.map(Self.notification)
            if let reason = report.suppression {
                _ = try await transaction.query(Self.suppressing(report, notification, reason))
            }
            return notification
        }
    }

    private static func taking(_ id: String) -> PostgresQuery {
        """
        INSERT INTO notifications.webhook_messages (id) VALUES (\(id))
        ON CONFLICT (id) DO NOTHING RETURNING id
        """
    }

    /// A report may come before the sender's own record of having sent: what waits still is then sent, too.
    private static func applying(_ report: ProviderReport) -> PostgresQuery {
        let isTheOne: PostgresQuery =
            if let id = report.notificationID {
                "id = \(id) AND channel = 'email'"
            } else {
                "provider_message_id = \(report.messageID) AND channel = 'email'"
            }
        switch report.finding {
        case .delivered(let moment):
            return """
                UPDATE notifications.notifications
                SET status = 'delivered', delivered_at = coalesce(\(moment)::timestamptz, now()), last_error = NULL,
                    sent_at = coalesce(sent_at, now()),
                    provider_message_id = coalesce(provider_message_id, \(report.messageID)), updated_at = now()
                WHERE \(isTheOne) AND status IN ('queued', 'sent')
                RETURNING *
                """
        case .bounced(let isForGood):
            return """
                UPDATE notifications.notifications
                SET status = CASE WHEN \(isForGood)::boolean OR status <> 'delivered' THEN 'bounced' ELSE status END,
                    last_error = \(report.reason), sent_at = coalesce(sent_at, now()), updated_at = now()
                WHERE \(isTheOne) AND status IN ('queued', 'sent', 'delivered')
                RETURNING *
                """
        case .complained, .unsubscribed:
            // Who complains has got it.
            return """
                UPDATE notifications.notifications
                SET status = 'delivered', delivered_at = coalesce(delivered_at, now()), last_error = \(report.reason),
                    sent_at = coalesce(sent_at, now()), updated_at = now()
                WHERE \(isTheOne) AND status IN ('queued', 'sent', 'delivered')
                RETURNING *
                """
        case .rejected:
            return """
                UPDATE notifications.notifications
                SET status = 'failed', last_error = \(report.reason), updated_at = now()
                WHERE \(isTheOne) AND status IN ('queued', 'sent')
                RETURNING *
                """
        case .delayed:
            return """
                UPDATE notifications.notifications SET last_error = \(report.reason), updated_at = now()
                WHERE \(isTheOne) AND status = 'sent'
                RETURNING *
                """
        }
    }

    /// The addresses that the report names, and the notification's own.
    private static func suppressing(
        _ report: ProviderReport,
        _ notification: Notification?,
        _ reason: SuppressionReason
    ) -> PostgresQuery {
        let addresses = report.addresses + [notification?.recipient.email].compactMap { $0 }
        return """
            INSERT INTO notifications.suppressions (address_hash, reason)
            SELECT DISTINCT notifications.address_hash('email', jsonb_build_object('email', address)), \(reason)
            FROM unnest(\(addresses)::text[]) AS address
            ON CONFLICT (address_hash) DO NOTHING
            """
    }
}
