import CampusCore
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
        try await write(identity) { _ in proposal }
    }

    /// Changes what the patch names, and nothing else.
    ///
    /// - Throws: as ``replace(with:_:)``.
    func change(_ patch: JSONValue, _ identity: Identity) async throws -> NotificationPreferences {
        try await write(identity) { try PreferencesProposal($0, merging: patch) }
    }

    private func write(
        _ identity: Identity,
        _ propose: @Sendable (NotificationPreferences) throws -> PreferencesProposal
    ) async throws -> NotificationPreferences {
        let written = try await store.locked(userID: identity.userID) { preferences, store in
            try await store.replace(try propose(preferences).validated(), userID: identity.userID)
            return try await store.preferences(userID: identity.userID)
        }
        guard let written else { throw Accounts.gone }
        return written
    }
}
