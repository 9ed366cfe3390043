import CampusCore
import Foundation

/// What a browser keeps to stay signed in: a session's id and generation, signed. The same session and generation
/// always give the same token, and none is kept.
struct RefreshTokens: Sendable {
    /// What a token says.
    struct Content: Equatable, Sendable {
        let sessionID: UUID
        let generation: Int32
    }

    private let messages: SignedMessages

    /// - Parameter secret: the same on every replica.
    init(secret: some DataProtocol) {
        messages = SignedMessages(secret: secret, purpose: "refresh-token")
    }

    func token(_ content: Content) -> String {
        let sessionID = withUnsafeBytes(of: content.sessionID.uuid) { Data($0) }
        let generation = withUnsafeBytes(of: content.generation.bigEndian) { Data($0) }
        return messages.sign(sessionID + generation)
    }

    /// What the token says; nil when it is none of ours.
    func content(of token: String) -> Content? {
        guard messages.isSigned(token), let message = SignedMessages.message(in: token), message.count == 20 else {
            return nil
        }
        var id = UUID().uuid
        withUnsafeMutableBytes(of: &id) { $0.copyBytes(from: message.prefix(16)) }
        let generation = message.suffix(4).reduce(Int32(0)) { $0 << 8 | Int32($1) }
        return Content(sessionID: UUID(uuid: id), generation: generation)
    }
}
