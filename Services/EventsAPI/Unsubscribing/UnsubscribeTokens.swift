import CampusCore
import Foundation

/// The secrets in mails by which whoever reads them says that they want no more of the kind (RFC 8058). A token has no
/// end: mails are kept for years, and what it does harms nobody.
struct UnsubscribeTokens: Sendable {
    /// What a token says: who wants no more of what.
    struct Content: Equatable, Sendable {
        let reader: Reader
        let kind: NotificationKind

        init(userID: UUID, kind: NotificationKind) {
            reader = .user(userID)
            self.kind = kind
        }

        /// - Parameter kind: one that guests can leave.
        init(guestOf rsvpID: UUID, kind: NotificationKind) {
            reader = .guest(rsvpID: rsvpID)
            self.kind = kind
        }
    }

    /// Whose mail it is.
    enum Reader: Equatable, Sendable {
        case user(UUID)
        /// Of the event that the RSVP is for.
        case guest(rsvpID: UUID)
    }

    private let messages: SignedMessages
    private let guestMessages: SignedMessages

    /// - Parameter secret: the same on every replica.
    init(secret: some DataProtocol) {
        messages = SignedMessages(secret: secret, purpose: "unsubscribe")
        guestMessages = SignedMessages(secret: secret, purpose: "unsubscribe-guest")
    }

    func token(_ content: Content) -> String {
        switch content.reader {
        case .user(let id): messages.sign(Self.message(id, content.kind))
        case .guest(let rsvpID): guestMessages.sign(Self.message(rsvpID, content.kind))
        }
    }

    /// What the token says; nil when it is none of ours.
    func content(of token: String) -> Content? {
        guard let message = SignedMessages.message(in: token), message.count > 16,
            let kind = NotificationKind(rawValue: String(decoding: message.dropFirst(16), as: UTF8.self))
        else { return nil }
        var bytes = UUID().uuid
        withUnsafeMutableBytes(of: &bytes) { $0.copyBytes(from: message.prefix(16)) }
        let id = UUID(uuid: bytes)
        if messages.isSigned(token) { return Content(userID: id, kind: kind) }
        return guestMessages.isSigned(token) ? Content(guestOf: id, kind: kind) : nil
    }

    private static func message(_ id: UUID, _ kind: NotificationKind) -> Data {
        withUnsafeBytes(of: id.uuid) { Data($0) } + Data(kind.rawValue.utf8)
    }

    /// Where the mail's program, and its reader, ask for it.
    func path(_ content: Content) -> String { "/api/v1/unsubscribe/" + token(content) }
}
