import Foundation

/// What becomes of a session when a refresh token of it is used. Pure.
///
/// A token is good once (RFC 9700 §4.14.2): using it raises the session's generation. The one before is answered with
/// the present one for a moment, since two tabs may use the same token at once and an answer may be lost on its way.
/// Whoever comes with an older one has it from somebody, and nobody knows any more who of them is the person.
enum RefreshDecision: Equatable {
    /// The next generation's token.
    case rotate
    /// The present generation's token once more.
    case again
    /// The session ends.
    case stolen
    /// There is nothing to refresh.
    case ended

    /// For so long, in seconds, a token that was used is answered with the one that it was exchanged for.
    static let grace: TimeInterval = 20

    static func of(_ generation: Int32, in session: StoredSession, now: Date) -> RefreshDecision {
        guard session.revokedAt == nil, now < session.expiresAt else { return .ended }
        if generation == session.generation { return .rotate }
        let isLast = generation == session.generation - 1
        return isLast && now.timeIntervalSince(session.refreshedAt) <= grace ? .again : .stolen
    }
}
