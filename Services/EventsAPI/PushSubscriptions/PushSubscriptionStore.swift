import CampusCore
import Foundation
import Postgres

/// The SQL of browsers that show what is pushed.
struct PushSubscriptionStore: Sendable {
    let database: any PostgresDatabase

    /// Adds the browser, or notes that it is this person's now.
    ///
    /// - Parameter id: of a new one.
    /// - Returns: nil when the account is gone.
    func keep(
        _ proposal: PushSubscriptionProposal.Validated,
        id: UUID,
        userID: UUID,
        userAgent: String
    ) async throws -> PushSubscription? {
        try await database.write(
            """
            SELECT id, endpoint, user_agent, created_at FROM events.keep_push_subscription(
                \(id), \(userID), \(proposal.endpoint), \(proposal.p256dh), \(proposal.auth), left(\(userAgent), 200)
            )
            """
        ).first.map(Self.subscription)
    }

    /// The person's, the latest first.
    func list(userID: UUID) async throws -> [PushSubscription] {
        try await database.read(
            """
            SELECT id, endpoint, user_agent, created_at FROM events.push_subscriptions
            WHERE user_id = \(userID) ORDER BY created_at DESC, id DESC
            """
        ).map(Self.subscription)
    }

    /// - Returns: false when it is not the person's.
    func remove(id: UUID, userID: UUID) async throws -> Bool {
        try await database.write(
            "DELETE FROM events.push_subscriptions WHERE id = \(id) AND user_id = \(userID) RETURNING id"
        ).first != nil
    }

    private static func subscription(_ row: PostgresRow) throws -> PushSubscription {
        PushSubscription(
            id: WireID(try row.get("id")),
            endpoint: try row.get("endpoint"),
            userAgent: try row.get("user_agent"),
            createdAt: try row.get("created_at")
        )
    }
}
