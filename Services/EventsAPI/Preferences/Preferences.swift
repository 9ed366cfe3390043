import Foundation

/// The rules of how people want to be told things.
struct Preferences: Sendable {
    let store: PreferencesStore

    /// - Throws: ``Problem`` 401 when the account is gone.
    func preferences(_ identity: Identity) async throws -> NotificationPreferences {
        guard let preferences = try await store.preferences(userID: identity.userID) else { throw Accounts.gone }
        return preferences
    }

    /// Replaces what the person chose, but for the telephone.
    ///
    /// - Throws: ``ValidationError``; ``Problem`` 401 when the account is gone.
    func replace(with proposal: PreferencesProposal, _ identity: Identity) async throws -> NotificationPreferences {
        try await store.replace(try proposal.validated(), userID: identity.userID)
        return try await preferences(identity)
    }
}
