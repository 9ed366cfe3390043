import CampusCore
import Foundation

/// The secrets in mails by which whoever reads them says that they want no more of the kind (RFC 8058). A token has no
/// end: mails are kept for years, and what it does harms nobody.
struct UnsubscribeTokens: Sendable {
    /// What a token says: who wants no more of what.
    struct Content: Equatable, Sendable {
        let userID: UUID
        let kind: NotificationKind
    }

    private let messages: SignedMessages

    /// - Parameter secret: the same on every replica.
    init(secret: some DataProtocol) {
        messages = SignedMessages(secret: secret, purpose: "unsubscribe")
    }

    func token(_ content: Content) -> String {
        messages.sign(withUnsafeBytes(of: content.userID.uuid) { Data($0) } + Data(content.kind.rawValue.utf8))
    }

    /// What the token says; nil when it is none of ours.
    func content(of token: String) -> Content? {
        guard messages.isSigned(token), let message = SignedMessages.message(in: token), message.count > 16,
            let kind = NotificationKind(rawValue: String(decoding: message.dropFirst(16), as: UTF8.self))
        else { return nil }
        var id = UUID().uuid
        withUnsafeMutableBytes(of: &id) { $0.copyBytes(from: message.prefix(16)) }
        return Content(userID: UUID(uuid: id), kind: kind)
    }

    /// Where the mail's program, and its reader, ask for it.
    func path(_ content: Content) -> String { "/api/v1/unsubscribe/" + token(content) }
}
