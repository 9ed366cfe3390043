import Foundation
import Live

/// The tokens that are no longer good although they have not expired, as they were read last.
///
/// Pure. Without a reading, or with one that is too old, nothing is known.
struct Revocations: Sendable {
    /// Sessions that were ended lately.
    var sessions: Set<UUID> = []
    /// People whose tokens were revoked lately, and the version from which on they are good.
    var versions: [UUID: Int] = [:]
    /// When it was asked.
    var readAt: Date?

    /// For so long, in seconds, a reading counts; with the second between two of them, what is revoked bites within
    /// 5 s on every replica.
    static let freshness: TimeInterval = 4

    func isFresh(at now: Date) -> Bool {
        guard let readAt else { return false }
        return now.timeIntervalSince(readAt) < Self.freshness
    }

    func revokes(_ identity: Identity) -> Bool {
        revokes(LiveSession(identity))
    }

    func revokes(_ session: LiveSession) -> Bool {
        if let sessionID = session.sessionID, sessions.contains(sessionID) { return true }
        guard let version = versions[session.userID] else { return false }
        return session.tokenVersion < version
    }
}
