import CampusCore
import Foundation
import Postgres
import ServiceKit

/// The rules of browsers that show what is pushed: each is its person's own, ten of a person at most.
struct PushSubscriptions: Sendable {
    let store: PushSubscriptionStore

    /// The same rules, writing where it is said.
    func on(_ database: any PostgresDatabase) -> PushSubscriptions {
        PushSubscriptions(store: PushSubscriptionStore(database: database))
    }

    /// Adds a browser; the same again is the same. Beyond ten the oldest ends.
    ///
    /// - Parameter userAgent: what the browser says it is.
    /// - Throws: ``ValidationError``; ``Problem`` 401 when the account is gone.
    func subscribe(
        _ proposal: PushSubscriptionProposal,
        userAgent: String?,
        _ identity: Identity
    ) async throws -> PushSubscriptionAnswer {
        let id = UUID.version7()
        let kept = try await store.keep(
            try proposal.validated(),
            id: id,
            userID: identity.userID,
            userAgent: userAgent ?? ""
        )
        guard let kept else { throw Accounts.gone }
        return PushSubscriptionAnswer(subscription: kept, isNew: kept.id.uuid == id)
    }

    /// - Throws: ``Problem`` 404 for what is not the person's.
    func unsubscribe(id: UUID, _ identity: Identity) async throws {
        guard try await store.remove(id: id, userID: identity.userID) else {
            throw Problem(.notFound, "There is no such subscription")
        }
    }
}
