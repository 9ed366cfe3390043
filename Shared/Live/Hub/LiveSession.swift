public import struct Foundation.UUID

/// As whom a client was let in.
public struct LiveSession: Hashable, Sendable {
    public let userID: UUID
    /// Where the person signed in; nil for a token that stands for no session.
    public let sessionID: UUID?
    /// The version of the person's tokens.
    public let tokenVersion: Int

    public init(userID: UUID, sessionID: UUID?, tokenVersion: Int) {
        self.userID = userID
        self.sessionID = sessionID
        self.tokenVersion = tokenVersion
    }
}
